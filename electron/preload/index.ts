import { contextBridge, ipcRenderer, webUtils } from "electron";
import { CALL_MESSAGE, DROP_MESSAGE, isEvent } from "../../shared/ipc/channels.ts";
import type { Bridge } from "../../shared/ipc/contract.ts";

/**
 * All that a page can reach: three functions. No Electron object, no event object and no path passes through them. Which channels
 * there are and what they take is checked in main; a page that asks for another is told so by the answer.
 */
const bridge: Bridge = {
  call: (channel, request) => ipcRenderer.invoke(CALL_MESSAGE, channel, request),
  drop: (files) => ipcRenderer.invoke(DROP_MESSAGE, files.map(pathOf)),
  on: (event, listener) => {
    if (!isEvent(event)) return () => undefined;
    const heard = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(event, heard);
    return () => {
      ipcRenderer.removeListener(event, heard);
    };
  },
};

contextBridge.exposeInMainWorld("octad", bridge);

/** Where a dropped file stands; empty for anything that is not a file of this machine, which main refuses. */
function pathOf(file: unknown): string {
  try {
    // The page hands over what it was given by the drop; Electron itself checks that it is a file.
    return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
  } catch {
    return "";
  }
}
