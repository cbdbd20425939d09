import "electron";
import "echarts/core";
