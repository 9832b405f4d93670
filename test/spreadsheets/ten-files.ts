/**
 * Ten spreadsheets by hand, after ways of laying out a plan common in published conventions; every word is invented. Their
 * ledger is written here, cell by cell, from what the office meant.
 */
import { type HandFile, writeHandFile } from './hand-made.ts'
import { hostileCells } from './hostile-files-cells.ts'
import { hostileTables } from './hostile-files-tables.ts'
import { fiveFollowUps } from './ten-files-follow-ups.ts'
import { lateTables } from './ten-files-late.ts'
import { fivePlans } from './ten-files-plans.ts'
import { tiredTables } from './ten-files-tired.ts'
import type { OfficeFile } from './truth.ts'

export const tenFiles: readonly HandFile[] = [...fivePlans, ...fiveFollowUps]

export const writeTenFiles = (): readonly OfficeFile[] => tenFiles.map(writeHandFile)

/** Ten more, all their cells understood where they are certain: nothing of them may be missed. */
export const writeTiredFiles = (): readonly OfficeFile[] => [...tiredTables, ...lateTables].map(writeHandFile)

/** Fifteen more, of shapes made to mislead: what is not certain may be missed, nothing may be misread. */
export const writeHostileFiles = (): readonly OfficeFile[] => [...hostileTables, ...hostileCells].map(writeHandFile)
