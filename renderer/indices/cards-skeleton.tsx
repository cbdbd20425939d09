import { Skeleton } from "@mantine/core";
import { INDEX_IDS } from "../../shared/indices/index-result.ts";

/** Eight empty cards in the places of the real ones. */
export function CardsSkeleton() {
  return (
    <div className="cards" aria-hidden="true">
      {INDEX_IDS.map((id) => (
        <div className="index-card" key={id}>
          <Skeleton height={14} width="60%" />
          <Skeleton height={30} width="45%" mt={10} />
          <Skeleton height={12} mt={10} />
          <Skeleton height={12} width="80%" mt={6} />
          <Skeleton height={34} mt={14} />
          <Skeleton height={52} mt={10} />
        </div>
      ))}
    </div>
  );
}
