import "../ipc/contract.ts";
import "fflate";
