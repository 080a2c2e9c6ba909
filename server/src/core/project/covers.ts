import { isKnownNonArticle, isTextFile } from './detect';
import { matchesGlob } from './glob';
import { DEFAULT_PROJECT, type Project } from './model';

/**
 * Whether a project takes a file for an article.
 * @param name relative to the project's folder, with `/`
 */
export function covers(project: Project, name: string): boolean {
  const matches = (globs: readonly string[]) => globs.some((glob) => matchesGlob(name, glob));
  if (matches(project.exclude)) return false;
  if (project.articles !== DEFAULT_PROJECT.articles) return matches(project.articles);
  // A project that does not say what its articles are means .TXT too, but not requirements.txt.
  const fileName = name.slice(name.lastIndexOf('/') + 1);
  return isTextFile(fileName) && !isKnownNonArticle(fileName);
}
