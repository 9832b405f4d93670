/** Who audited, when, and how what no test sees was looked at. Pure. */
import type { Look } from './audit.ts'

/** The day of the audit, and who did it. */
export const auditedOn = '2026-11-29'
export const auditor = 'l’équipe qui développe Trame'

export const looks: Record<Look, string> = {
  tree: 'arbre d’accessibilité lu dans Chromium',
  screen: 'page regardée à l’écran, large et étroite',
  source: 'code relu',
}
