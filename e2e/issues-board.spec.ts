/** The issues scored by each party, their gaps seen, an order proposed, ranks retained by the copil (docs/rules/diagnosis.md §10). */
import { expect, type Page, test } from './fixtures.ts'
import {
  attend,
  createCtgForTwo,
  expectSaid,
  founding,
  goTo,
  openCtg,
  openTheme,
  prepareMeeting,
  recordDecision,
  renewal,
  unfold,
} from './given.ts'

const titles = ['Accueillir tôt le matin', 'Soutenir les parents', 'Loger les jeunes', 'Partir en vacances'] as const

async function writeIssue(page: Page, title: string): Promise<void> {
  await openTheme(page, 'Petite enfance')
  await page.getByRole('link', { name: 'Écrire un enjeu' }).first().click()
  await page.getByLabel('L’enjeu, en une phrase').fill(title)
  await page.getByLabel('Pourquoi il compte').fill(`Pourquoi : ${title}.`)
  await page.getByRole('button', { name: 'Écrire cet enjeu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
}

/** One figure for the three scores of each issue, in the order of their numbers. */
async function score(page: Page, button: string, scores: string): Promise<void> {
  await openBoard(page)
  await page.getByRole('link', { name: button }).click()
  for (const [index, title] of titles.entries())
    for (const criterion of ['Gravité', 'Capacité d’agir', 'Urgence'])
      await page
        .getByRole('radiogroup', { name: `${criterion} : ${title}` })
        .getByRole('radio', { name: scores[index] ?? '1', exact: true })
        .check()
  await page.getByLabel(`Votre argument : ${titles[0]}`).fill(`Notre raison, note ${scores[0]}.`)
  await page.getByRole('button', { name: 'Enregistrer les notes' }).click()
  await expectSaid(page, 'Notes enregistrées.')
}

test('ce que vaut une note est dit avec ses cases, et se lit à côté d’elles sur un téléphone', async ({ enter }) => {
  const page = await enter('Claire Mousseline')
  await openCtg(page, renewal)
  await openBoard(page)
  await page.getByRole('link', { name: /^Noter pour/ }).click()
  const meaning = '1 : peu de conséquences ; 4 : très graves'
  const groups = page.getByRole('radiogroup', { name: /^Gravité/ })
  await expect(groups.first()).toBeVisible()
  for (const group of await groups.all()) await expect(group).toHaveAccessibleDescription(meaning)
  await expect(page.getByText(meaning).filter({ visible: true })).toHaveCount(1)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(groups.last().getByText(meaning)).toBeVisible()
  await expect(page.getByText(meaning).filter({ visible: true })).toHaveCount(await groups.count())
})

test('une CTG terminée que personne n’a notée montre l’ordre retenu, sans colonnes vides', async ({ enter }) => {
  const page = await enter('Claire Mousseline')
  await openCtg(page, founding)
  await openBoard(page)
  await expect(page.getByRole('heading', { name: 'Retenu par décision' })).toBeVisible()
  await expect(page.getByText('pas noté')).toHaveCount(0)
  await expect(page.getByText('rangs d’écart')).toHaveCount(0)
})

async function openBoard(page: Page): Promise<void> {
  await goTo(page, 'Diagnostic partagé')
  await page.getByRole('link', { name: 'Classer les enjeux' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enjeux')
}

test('deux parties notent, l’écart se voit, l’ordre proposé n’est retenu que par la décision du copil', async ({
  enter,
}) => {
  test.slow()
  const { antoine, claire } = await createCtgForTwo(enter, 'Le classement des enjeux')
  for (const title of titles) await writeIssue(antoine, title)
  await score(antoine, 'Noter pour la Ville', '1234')
  await expect(antoine.getByText('Les écarts se verront quand deux parties auront noté.')).toBeVisible()
  await score(claire, 'Noter pour la Caf', '4321')

  const board = claire.getByRole('region', { name: 'Classement des enjeux' })
  await expect(board.getByText('3 rangs plus bas que la Caf')).toHaveCount(1)
  const gaps = claire.getByRole('region', { name: 'Les écarts à discuter' })
  await expect(gaps.getByRole('row').filter({ hasText: titles[0] })).toContainText('Notre raison, note 1.')
  await expect(gaps.getByRole('row').filter({ hasText: titles[0] })).toContainText('Notre raison, note 4.')
  await expect(board).not.toContainText('etenu')

  await unfold(claire, 'Proposer un ordre au copil')
  for (const [index, title] of titles.entries()) await claire.getByLabel(title, { exact: true }).fill(String(4 - index))
  await claire.getByRole('button', { name: 'Proposer cet ordre' }).click()
  await expectSaid(claire, 'Ordre proposé au copil.')
  await expect(board.getByRole('list').last().getByRole('listitem').first()).toContainText(titles[3])

  await prepareMeeting(antoine, 'Comité de pilotage')
  await antoine.getByRole('button', { name: 'Ouvrir la séance' }).click()
  await expectSaid(antoine, 'Séance ouverte')
  await attend(antoine)
  await recordDecision(antoine, {
    text: 'Retenir trois priorités, dans cet ordre.',
    tick: [/^Priorités validées/, ...[titles[3], titles[2], titles[0]].map((title) => new RegExp(`^${title}`))],
  })
  await openBoard(antoine)
  const decided = antoine.getByRole('region', { name: 'Classement des enjeux' })
  await expect(decided.getByRole('heading', { name: 'Retenu, puis proposé au copil' })).toBeVisible()
  const ranked = decided.getByRole('list').last().getByRole('listitem')
  await expect(ranked.nth(0)).toContainText(titles[3])
  await expect(ranked.nth(0).getByRole('link', { name: /^décision / })).toBeVisible()
  await expect(ranked.nth(2)).toContainText(titles[0])
  await expect(ranked.nth(3).getByRole('link', { name: /^décision / })).toHaveCount(0)
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('une partie note et corrige, et le tableau se lit', async ({ page, enterAs }) => {
    await enterAs(/Claire Mousseline/)
    await openCtg(page, renewal)
    await openBoard(page)
    await page.getByRole('link', { name: 'Noter pour la Caf' }).click()
    const urgency = page.getByRole('radiogroup', { name: /^Urgence : / }).first()
    const wasFour = await urgency.getByRole('radio', { name: '4', exact: true }).isChecked()
    await urgency.getByRole('radio', { name: wasFour ? '3' : '4', exact: true }).check()
    await page.getByRole('button', { name: 'Enregistrer les notes' }).click()
    await expectSaid(page, 'Notes enregistrées.')
    await expect(page.getByRole('region', { name: 'Classement des enjeux' })).toContainText('Claire Mousseline')
  })
})
