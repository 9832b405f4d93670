/** `npm run accessibilite`: prints the audit; it asks no instance and no database. */
import { currentAudit, judgements } from '#app/domains/accessibility/current-audit.ts'
import { auditLines, gridLines } from '#app/domains/accessibility/print-audit.fr.ts'

const audit = currentAudit()
const lines = process.argv.includes('--tout') ? gridLines(audit, judgements) : auditLines(audit)
process.stdout.write(`${lines.join('\n')}\n`)
