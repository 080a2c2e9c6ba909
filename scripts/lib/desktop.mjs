const releases = 'https://update.code.visualstudio.com/api/releases/stable';
let answer;

/**
 * Whether the desktop VS Code can be downloaded and can open a window here. DATELINE_EDITOR=npm or
 * =desktop decides instead.
 * @returns {Promise<{ ok: boolean, why: string }>} `why` it is not used
 */
export function desktopReachable() {
  answer ??= decide();
  return answer;
}

async function decide() {
  const chosen = process.env.DATELINE_EDITOR;
  if (chosen) return { ok: chosen === 'desktop', why: `DATELINE_EDITOR=${chosen}` };
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen) return { ok: false, why: 'the desktop build has no display here' };
  try {
    const response = await fetch(releases, { signal: AbortSignal.timeout(5000) });
    if (response.ok) return { ok: true, why: '' };
    return { ok: false, why: `the desktop build cannot be downloaded (status ${response.status})` };
  } catch {
    return { ok: false, why: 'the desktop build cannot be downloaded (no connection)' };
  }
}
