/**
 * Spreadsheets as offices make them, and ten by hand: every cell has one fate, and nothing is said understood that the office did
 * not mean, value by value. Whoever wrote what each cell means has not read the reader. `npm run bench -- tableurs` does five
 * hundred. Rules: docs/rules/taking-up.md §5.
 */
import { describe, expect, it } from 'vitest'
import { judgeFiles, ofKind } from './judge-files.ts'
import { makeOfficeFile } from './make-office-file.ts'
import { writeHostileFiles, writeTenFiles, writeTiredFiles } from './ten-files.ts'

const seeds = 200

/** What is said understood and is false, by kind, in those of the seeds. Wanted: none. These numbers may only go down. */
const stillMisread: Readonly<Record<string, number>> = {}
/** What could be understood and is only kept: axes of struck and hidden rows. May only go down. */
const stillMissed = 49

describe('what a spreadsheet is read as', () => {
  it('is what its office meant, each cell accounted for, in files by the habits of offices', async () => {
    const counts = await judgeFiles(Array.from({ length: seeds }, (_, index) => makeOfficeFile(index + 1)))
    const missed = counts.filter(({ kind }) => kind === 'missed').reduce((sum, { count }) => sum + count, 0)
    expect(counts.filter(({ kind }) => kind === 'lost')).toEqual([])
    // The first of each kind is shown.
    expect(counts.filter(({ kind, what }) => kind === 'misread' && !(what in stillMisread))).toEqual([])
    expect(ofKind(counts, 'misread')).toEqual(stillMisread)
    expect(missed).toBeLessThanOrEqual(stillMissed)
  }, 120_000)

  it('is what its office meant, nothing missed, in ten more follow-ups of a tired coordinator', async () => {
    expect(await judgeFiles(writeTiredFiles())).toEqual([])
  })

  it('is nothing that its office did not mean, each cell accounted for, in fifteen files made to mislead', async () => {
    const counts = await judgeFiles(writeHostileFiles())
    expect(counts.filter(({ kind }) => kind !== 'missed')).toEqual([])
  })

  it('is what its office meant, each cell accounted for, in ten files made by hand', async () => {
    const counts = await judgeFiles(writeTenFiles())
    expect(counts.filter(({ kind }) => kind !== 'missed')).toEqual([])
  })
})
