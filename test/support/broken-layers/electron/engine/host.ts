import "electron";
import "electron/main";
import "../main/index.ts";
import "../../renderer/app.tsx";
import "react";
import "../preload/index.ts";
