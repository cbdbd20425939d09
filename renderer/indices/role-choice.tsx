import { NativeSelect } from "@mantine/core";
import { isRole, ROLES, type Role } from "../../shared/indices/role.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { useApp } from "../store/app-store.ts";
import { editDocument } from "../store/edit-document.ts";
import { useWords } from "../ui/use-words.ts";

const useRole = (): Role => useApp((state) => state.history.present.settings.role ?? DEFAULT_SETTINGS.role);

/** Who looks: which of the eight come first in cards, tables and slides. No number depends on it. */
export function RoleChoice() {
  const { t } = useWords();
  const role = useRole();
  const choose = (chosen: string) =>
    editDocument("custom:undo.role", (draft) => {
      if (isRole(chosen)) draft.settings.role = chosen;
    });
  return (
    <div className="role-choice row xs c2">
      <label htmlFor="role-choice">{t("custom:role")}</label>
      <NativeSelect
        id="role-choice"
        value={role}
        onChange={(event) => choose(event.currentTarget.value)}
        data={ROLES.map((one) => ({ value: one, label: t(`custom:role.${one}`) }))}
      />
    </div>
  );
}

/** Why those come first, in one line. */
export function RoleReason() {
  const { t } = useWords();
  const role = useRole();
  return role === "all" ? null : <span>{t(`custom:role.why.${role}`)}</span>;
}
