/** Columns of money: one, by year, by funder, by both, in one title or in two rows; numbers, words, and sums. Pure. */
import type { Random } from '#test/seeded-choices.ts'
import type { Column, Said } from './office-columns.ts'
import { funders } from './office-words.ts'
import { type CellValue, text } from './sheet-draft.ts'
import type { Amount } from './truth.ts'

export type BudgetStyle =
  | 'none'
  | 'one'
  | 'years'
  | 'funders'
  | 'years × funders'
  | 'two rows, years'
  | 'two rows, funders'
  | 'words'

const euros = (amount: number): string => `${String(amount).replaceAll(/\B(?=(\d{3})+(?!\d))/g, '\u00A0')} €`

/** An amount, or words where an amount was due. */
function money(random: Random, of: Omit<Amount, 'amount'>): Said | undefined {
  if (random.is(0.3)) return
  if (random.is(0.08))
    return {
      value: text(random.oneOf(['à chiffrer', 'Temps agent', 'sans coût', '-', 'à définir'])),
      ...{ fate: { expected: 'any', field: 'amount' }, habit: 'words for an amount' },
    }
  const amount = random.between(1, 60) * 500
  const value = random.oneOf<CellValue>([
    { kind: 'number', number: amount },
    { kind: 'euro', number: amount },
    { kind: 'euro', number: amount },
    text(euros(amount)),
  ])
  const said = { ...of, amount }
  return {
    value,
    fate: { expected: 'understood', field: 'amount', value: said },
    adds: { amounts: [said] },
    habit: 'amounts',
  }
}

const amountColumn = (random: Random, header: string, of: Omit<Amount, 'amount'>, group?: string): Column => ({
  ...{ header, field: 'amount', ...(group && { group }) },
  say: () => money(random, of),
})

export function budgetColumns(random: Random, style: BudgetStyle, firstYear: number): readonly Column[] {
  const years = [firstYear, firstYear + 1, firstYear + 2].slice(0, random.between(2, 3))
  const chosen = random.someOf([...funders], random.between(2, 3))
  const name = random.oneOf(['Budget', 'Coût', 'Financement', 'Montant'])
  switch (style) {
    case 'none':
      return []
    case 'one':
      return [
        amountColumn(random, random.oneOf(['Budget', 'Budget prévisionnel', 'Coût', 'Coût estimé (€)', 'Montant']), {}),
      ]
    case 'years':
      return years.map((year) => amountColumn(random, `${name} ${year}`, { year }))
    case 'funders':
      return chosen.map((funder) => amountColumn(random, `${name} ${funder}`, { funder }))
    case 'years × funders':
      return years.flatMap((year) =>
        chosen.slice(0, 2).map((funder) => amountColumn(random, `${name} ${year} ${funder}`, { year, funder })),
      )
    case 'two rows, years':
      return years.flatMap((year) =>
        chosen.slice(0, 2).map((funder) => amountColumn(random, funder, { year, funder }, `Budget ${year}`)),
      )
    case 'two rows, funders':
      return chosen
        .slice(0, 2)
        .flatMap((funder) =>
          years.map((year) => amountColumn(random, String(year), { year, funder }, `Financement ${funder}`)),
        )
    case 'words':
      return [
        {
          ...{ header: random.oneOf(['Moyens', 'Moyens et financements', 'Budget / moyens']), field: 'amount' },
          say: () =>
            random.is(0.7)
              ? {
                  value: text(
                    random.oneOf([
                      '0,5 ETP',
                      'Caf : 5 000 € ; Ville : 3 000 €',
                      'Bonus territoire',
                      '12 000 € / an',
                      'Mise à disposition d’un local',
                    ]),
                  ),
                  ...{ fate: { expected: 'any', field: 'amount' }, habit: 'means in words' },
                }
              : undefined,
        },
      ]
  }
}
