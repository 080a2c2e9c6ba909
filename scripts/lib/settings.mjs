import fs from 'node:fs';
import path from 'node:path';

/** A VS Code that neither asks for anything nor looks anything up. Written where no setting of a person's is. */
const quiet = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'editor.wordWrap': 'on',
  'git.enabled': false,
  'git.autofetch': false,
  'npm.autoDetect': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'security.workspace.trust.startupPrompt': 'never',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Tests of other things are not asked what people are asked once; lines have room for what stands in them. */
export const IN_TESTS = {
  'editor.minimap.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'explorer.fileNesting.enabled': false,
};

/** Settings for one VS Code server; `extra` wins. */
export function writeMachineSettings(dataDir, extra = {}) {
  const dir = path.join(dataDir, 'data', 'Machine');
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(path.join(dir, 'settings.json'), JSON.stringify({ ...quiet, ...extra }, null, 2));
}
