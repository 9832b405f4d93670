/**
 * What a printed convention holds (`convention-shape.ts`), rendered by `templates/convention.typ`. Pure.
 * Texts are ready to read: days, figures and amounts are already French words; null is « nothing known », shown as such.
 */
import type { z } from 'zod'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import type * as shapes from './convention-shape.ts'

type Read<Shape extends z.ZodType> = DeepReadonly<z.output<Shape>>

/** Who speaks or acts: the kind gives the colour, the name is read. */
export type DocumentParty = Read<typeof shapes.party>
export type DocumentPosition = Read<typeof shapes.position>
export type ConventionDocument = Read<typeof shapes.shape>
export type DocumentAnnex = Read<typeof shapes.annex>
export type ConventionParty = Read<typeof shapes.conventionParty>
export type SignatureRow = Read<typeof shapes.signatureRow>
export type ThemeDiagnosis = Read<typeof shapes.theme>
export type DocumentFigure = Read<typeof shapes.figure>
export type DocumentFinding = Read<typeof shapes.finding>
export type DocumentIssue = Read<typeof shapes.issue>
export type PlanAxis = Read<typeof shapes.axis>
export type PlanObjective = Read<typeof shapes.objective>
export type DocumentMeasure = Read<typeof shapes.measure>
export type ActionSheet = Read<typeof shapes.action>
export type GovernanceBody = Read<typeof shapes.body>

/** Label of what stands for an axis over the actions that have none. */
export const outsideAxes = 'Hors axe'
