/** The audit as it stands today: printed by `npm run accessibilite` and by `/accessibilite`. Pure. */
import { type Audit, auditOf, type Judgement } from './audit.ts'
import { criteria } from './criteria.fr.ts'
import { findingsOfContent } from './findings.fr.ts'
import { findingsOfUse } from './findings-use.fr.ts'
import { sample } from './sample.fr.ts'

export const judgements: readonly Judgement[] = [...findingsOfContent, ...findingsOfUse]

export const currentAudit = (): Audit => auditOf(criteria, judgements, sample)
