import "../statistics/wilson-interval.ts";
import "../indices/settings.ts";
import "react";
