import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  deadContent,
  unusablePlace,
  unwritableContent,
  unwritableProject,
} from '../../src/cli/unusable-place.ts';
import { projectRoot } from '../../src/io/read-project.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unusable-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const refusal = (code: string, path: string, dest?: string) =>
  Object.assign(new Error(`${code}: no, open '${path}'`), { code, path, dest });

describe('a content folder that may not be written to', () => {
  it.each([
    ['EACCES', 'you may not use it', /^give yourself the right to write there .*\(--content\)$/],
    ['EROFS', 'the disk can only be read', /--content/],
    ['ENOSPC', 'the disk is full', /^make room on that disk/],
  ])('is named itself, never what is hidden in it: %s', async (code, reason, fix) => {
    const hidden = join(folder, '.unfinished/versions/lines.yaml');
    const complaint = await unwritableContent(folder, refusal(code, hidden));
    expect(complaint?.message).toBe(
      `${folder} cannot be written to: ${reason}. Nothing was changed.`,
    );
    expect(complaint?.faults[0].fix).toMatch(fix);
    expect(complaint?.faults[0].fix).not.toContain('--out');
  });

  it('says what is refused in it, and what of a decided plan is left to do', async () => {
    mkdirSync(join(folder, '.pending'));
    writeFileSync(join(folder, '.pending/journal.json'), '{}');
    const [from, to] = [join(folder, '.pending/site.yaml'), join(folder, 'site.yaml')];
    expect((await unwritableContent(folder, refusal('EPERM', from, to)))?.message).toBe(
      `${to} cannot be written to: you may not use it. What is left to do, the next command does.`,
    );
  });

  it('is no answer to a fault of the software', async () => {
    expect(await unwritableContent(folder, new TypeError('no function'))).toBeUndefined();
  });
});

describe('the project folder', () => {
  it.each([
    ['EACCES', 'you may not use it', `make ${projectRoot} writable`],
    ['EROFS', 'the disk can only be read', `make ${projectRoot} writable`],
    ['ENOSPC', 'the disk is full', 'make room on that disk'],
  ])('must be writable where Astro said %s', (code, reason, fix) => {
    const path = join(projectRoot, '.astro/content.d.ts');
    const complaint = unwritableProject(`Error\n${code}: such words, open '${path}'\n  at x`);
    expect(complaint?.message).toContain(`${path} cannot be used: ${reason}.`);
    expect(complaint?.faults[0].fix).toContain(fix);
  });

  it('is not blamed for another place that Astro was refused', () => {
    const complaint = unwritableProject("EACCES: permission denied, open '/elsewhere/x'");
    expect(complaint?.message).toBe('/elsewhere/x cannot be used: you may not use it.');
    expect(complaint?.faults[0].fix).toContain('make /elsewhere/x writable');
  });

  it('is not blamed for what else Astro says', () => {
    expect(unwritableProject("Cannot find module '/x/EACCESS.js'")).toBeUndefined();
  });

  it('is named where its own folders are refused, with no option that names others', async () => {
    const path = join(projectRoot, '.cache/build/0123.project');
    const complaint = await unusablePlace(refusal('EACCES', path));
    expect(complaint?.message).toContain(`${path} cannot be used: you may not use it.`);
    expect(complaint?.faults[0].fix).toContain(`make ${projectRoot} writable`);
    expect(complaint?.faults[0].fix).not.toContain('--');
    const folderForFile = await unusablePlace(refusal('EISDIR', join(projectRoot, '.cache')));
    expect(folderForFile?.faults[0].fix).toContain('--out');
  });
});

describe('a place behind a symbolic link', () => {
  it.each([
    ['nothing', 'is a symbolic link to nothing, which is not there'],
    ['link', 'is a symbolic link to link, which leads back to itself'],
  ])('to %s is told as what it is', async (target, what) => {
    const link = join(folder, 'link');
    symlinkSync(target, link);
    expect((await unusablePlace(refusal('ENOTDIR', link)))?.message).toBe(
      `${link} cannot be used: it ${what}.`,
    );
    expect((await unusablePlace(refusal('ENOTDIR', join(link, 'dist'))))?.message).toBe(
      `${join(link, 'dist')} cannot be used: ${link} ${what}.`,
    );
    expect((await deadContent(link))?.message).toContain(`cannot be used: it ${what}.`);
  });

  it('that is there is no complaint', async () => {
    mkdirSync(join(folder, 'there'));
    symlinkSync('there', join(folder, 'link'));
    symlinkSync('.', join(folder, 'round'));
    expect(await deadContent(join(folder, 'link'))).toBeUndefined();
    expect(await deadContent(join(folder, 'round/there'))).toBeUndefined();
  });
});
