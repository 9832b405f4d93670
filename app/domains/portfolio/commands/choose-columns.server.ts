/** Keeps the columns of one's portfolio. No line in the journal: nothing of any CTG changes. Rules: docs/rules/portfolio.md §1. */
import { choices } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { portfolioColumns } from '../portfolio.ts'

export const chooseColumns = command({
  name: 'portfolio.choose-columns',
  permission: 'signed-in',
  input: { columns: choices(portfolioColumns, inputLabels.oneColumn) },
  async run({ tx, actor }, { columns }) {
    const ordered = portfolioColumns.filter((column) => columns.includes(column))
    await rowsOf(tx, 'portfolio_columns', { person_id: actor.personId }).put({ columns: ordered })
    return { columns: ordered }
  },
})
