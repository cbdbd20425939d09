import { describe, expect, it } from "vitest";
import { settingAt, settingsOf, withSetting } from "../../../renderer/indices/panel/setting-list.ts";
import { INDEX_IDS } from "../../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { LANGUAGES } from "../../../shared/messages/languages.ts";
import { CATALOGS } from "../../../shared/messages/translator.ts";
import { wholeSettingsSchema as settingsSchema } from "../../../shared/project/settings-schema.ts";

describe("settings of an index", () => {
  it("show the default until something else is chosen", () => {
    expect(settingAt({}, "health.greenFrom")).toBe(75);
    expect(settingAt(withSetting({}, "health.greenFrom", 80), "health.greenFrom")).toBe(80);
    expect(settingAt({}, "clv.method")).toBeNull();
  });

  it("are written out by whole groups and leave the others at their defaults", () => {
    const changed = withSetting({}, "secure.top.sat", 4);
    expect(changed).toEqual({ secure: { top: { sat: 4, recommend: null, repurchase: null } } });
    expect(withSetting(changed, "confidence", 0.9)).toEqual({ ...changed, confidence: 0.9 });
  });

  it("are accepted by the schema of the channel, each at its default and each choice", () => {
    for (const id of INDEX_IDS) {
      for (const setting of settingsOf(id)) {
        const values = setting.options ?? [settingAt({}, setting.path)];
        for (const value of values) {
          expect(settingsSchema.safeParse(withSetting({}, setting.path, value)).success, `${setting.path} ${String(value)}`).toBe(true);
        }
        expect(settingAt(DEFAULT_SETTINGS, setting.path)).not.toBeUndefined();
      }
    }
  });

  it("have words in every language, their choices too", () => {
    for (const language of LANGUAGES) {
      for (const id of INDEX_IDS) {
        for (const { path, options } of settingsOf(id)) {
          expect(CATALOGS[language]["cards"]?.[`setting.${path}`], `${language} ${path}`).toBeTypeOf("string");
          for (const option of options ?? []) expect(CATALOGS[language]["cards"]?.[`option.${path}.${option}`]).toBeTypeOf("string");
        }
      }
    }
  });
});
