import { resolve } from "node:path";

/** Folder of the public data that some tests read: beside the project, unless OCTAD_PUBLIC_DATA says where, as for a copy of the project elsewhere. */
export const PUBLIC_DATA = process.env["OCTAD_PUBLIC_DATA"] ?? resolve(process.cwd(), "../shared/data");
