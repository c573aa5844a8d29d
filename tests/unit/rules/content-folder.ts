import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkParts, runChecks } from '../../../src/checks/index.ts';
import type { Issue } from '../../../src/domain/issue.ts';
import { planPublication } from '../../../src/domain/plan/publish.ts';
import type { Publication } from '../../../src/domain/plan/publish.ts';
import { applyPlan } from '../../../src/io/apply-plan.ts';
import { hashText } from '../../../src/io/files.ts';
import { readProject } from '../../../src/io/read-project.ts';
import { soundContent } from './sound-content.ts';

/** A `content/` folder on disk that a test may break. */
export class ContentFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Sound content: a statement in two languages, published once. No rule finds anything in it. */
  static async sound(): Promise<ContentFolder> {
    const folder = new ContentFolder(join(mkdtempSync(join(tmpdir(), 'rules-')), 'content'));
    for (const [path, text] of Object.entries(soundContent)) folder.write(path, text);
    await folder.publish({ date: '2026-01-01' });
    return folder;
  }

  /** The same content in another place. */
  copy(): ContentFolder {
    const folder = new ContentFolder(join(mkdtempSync(join(tmpdir(), 'rules-')), 'content'));
    cpSync(this.path, folder.path, { recursive: true });
    return folder;
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  write(path: string, text: string | Uint8Array): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Puts a symbolic link in the place of whatever is there. */
  link(path: string, target: string): void {
    const file = join(this.path, path);
    rmSync(file, { recursive: true, force: true });
    symlinkSync(target, file);
  }

  /** Puts one text in the place of another; throws when that is not there. */
  replace(path: string, old: string, now: string): void {
    const text = this.read(path);
    if (!text.includes(old)) throw new Error(`${path} does not hold “${old}”`);
    this.write(path, text.replaceAll(old, now));
  }

  append(path: string, text: string): void {
    this.write(path, `${this.read(path)}\n${text}\n`);
  }

  remove(path: string): void {
    rmSync(join(this.path, path), { recursive: true });
  }

  /** Seals the working text as one more version. */
  async publish(publication: Pick<Publication, 'date'> & Partial<Publication>): Promise<void> {
    const { project } = await readProject(this.path);
    if (!project) throw new Error('the content cannot be read');
    const plan = planPublication(
      project,
      {
        effective: publication.date,
        kind: 'material',
        note: { nl: 'Er is iets veranderd.', en: 'Something changed.' },
        proposal: false,
        ...publication,
      },
      hashText,
    );
    await applyPlan(this.path, plan);
  }

  /** All findings on a day. */
  async check(today: string): Promise<readonly Issue[]> {
    const { project, parts, issues } = await readProject(this.path);
    return project ? runChecks(project, today, { issues }) : checkParts(parts, { issues });
  }

  /** Takes the folder away again. */
  dispose(): void {
    rmSync(dirname(this.path), { recursive: true, force: true });
  }
}
