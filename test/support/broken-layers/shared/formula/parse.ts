import "../indices/settings.ts";
import "zod";
