import { describe, expect, it } from "vitest";
import { settingsOf, valueInForce } from "../../../renderer/indices/panel/setting-list.ts";
import { ALL_PATHS, withSettingAt } from "../../../shared/indices/definitions/definition-settings.ts";
import { INDEX_IDS, type Json, METRIC_IDS } from "../../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { LANGUAGES } from "../../../shared/messages/languages.ts";
import { CATALOGS } from "../../../shared/messages/translator.ts";
import { wholeSettingsSchema as settingsSchema } from "../../../shared/project/settings-schema.ts";

describe("settings of an index", () => {
  it("show the default until something else is chosen", () => {
    expect(valueInForce({}, "health.greenFrom")).toBe(75);
    expect(valueInForce(withSettingAt({}, "health.greenFrom", 80), "health.greenFrom")).toBe(80);
    expect(valueInForce({}, "clv.method")).toBeNull();
  });

  it("are written out by whole groups and leave the others at their defaults", () => {
    const changed = withSettingAt({}, "secure.top.sat", 4);
    expect(changed).toEqual({ secure: { top: { sat: 4, recommend: null, repurchase: null } } });
    expect(withSettingAt(changed, "confidence", 0.9)).toEqual({ ...changed, confidence: 0.9 });
  });

  it("are accepted by the schema of the channel, each at its default and each choice", () => {
    for (const id of [...INDEX_IDS, ...METRIC_IDS]) {
      for (const setting of settingsOf(id)) {
        const values: readonly Json[] = setting.rule.kind === "choice" ? setting.rule.options : [valueInForce({}, setting.path)];
        for (const value of values) {
          expect(settingsSchema.safeParse(withSettingAt({}, setting.path, value)).success, `${setting.path} ${String(value)}`).toBe(true);
        }
        expect(valueInForce(DEFAULT_SETTINGS, setting.path)).not.toBeUndefined();
      }
    }
  });

  it("can all be changed in the window", () => {
    const shown = new Set([...INDEX_IDS, ...METRIC_IDS].flatMap((id) => settingsOf(id).map(({ path }) => path)));
    // These have their own places: the editor of an index, the lines beside a number, the choice of a view.
    const elsewhere = ["custom", "references", "role"];
    expect(ALL_PATHS.filter((path) => !shown.has(path) && !elsewhere.includes(path))).toEqual([]);
  });

  it("have words in every language, their choices too", () => {
    for (const language of LANGUAGES) {
      for (const id of [...INDEX_IDS, ...METRIC_IDS]) {
        for (const { path, rule } of settingsOf(id)) {
          const options = rule.kind === "choice" ? rule.options : [];
          expect(CATALOGS[language]["cards"]?.[`setting.${path}`], `${language} ${path}`).toBeTypeOf("string");
          for (const option of options) expect(CATALOGS[language]["cards"]?.[`option.${path}.${option}`]).toBeTypeOf("string");
        }
      }
    }
  });
});
