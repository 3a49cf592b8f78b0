/** The style and the scripts that stand beside the pages: read once, named by their content, so that browsers keep them. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../kernel/package-root.ts';

export interface Assets {
  style: string;
  /** Of the style, as the content security policy names it. */
  styleHash: string;
  /** Where the built scripts are; undefined where there was no build, and then the pages do without. */
  folder: string | undefined;
  /** The address of a page's script. */
  script(name: 'track' | 'shop'): string | undefined;
}

export const assetsPrefix = '/portal-assets/';

export function readAssets(): Assets {
  const style = brief(readFileSync(path.join(packageRoot, 'portal/style.css'), 'utf8'));
  const built = path.join(packageRoot, 'dist/portal');
  const files = existsSync(built) ? readdirSync(built) : [];
  return {
    style,
    styleHash: createHash('sha256').update(style).digest('base64'),
    folder: files.length > 0 ? built : undefined,
    script: (name) => {
      const file = files.find((one) => one.startsWith(`${name}-`) && one.endsWith('.js'));
      return file && assetsPrefix + file;
    },
  };
}

/** The style goes with every page, so its comments and indentation stay at home. */
function brief(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};:,>]) ?/g, '$1')
    .trim();
}
