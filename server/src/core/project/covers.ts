import { isKnownNonArticle } from './detect';
import { matchesGlob } from './glob';
import { DEFAULT_PROJECT, type Project } from './model';

/**
 * Whether a project takes a file for an article.
 * @param name relative to the project's folder, with `/`
 */
export function covers(project: Project, name: string): boolean {
  const matches = (globs: readonly string[]) => globs.some((glob) => matchesGlob(name, glob));
  if (!matches(project.articles) || matches(project.exclude)) return false;
  // A project that does not say what its articles are does not mean requirements.txt.
  return (
    project.articles !== DEFAULT_PROJECT.articles || !isKnownNonArticle(name.slice(name.lastIndexOf('/') + 1))
  );
}
