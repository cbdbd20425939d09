import "electron";
import "../main/services.ts";
