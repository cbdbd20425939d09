import "../scenario/scenario.ts";
import "react-i18next";
