/** The sample of the accessibility audit, as people read it who set their page otherwise, or do not see it (docs/rules/accessibility.md). */
import { findingOf } from '#app/domains/accessibility/audit.ts'
import { judgements } from '#app/domains/accessibility/current-audit.ts'
import { type Feature, sample, type Unit, type UnitKey } from '#app/domains/accessibility/sample.fr.ts'
import { expect, type Page, test } from './fixtures.ts'
import { rgaaFaults } from './rgaa-checks.ts'
import {
  focusFaults,
  forcedColourFaults,
  largeFaults,
  motionFaults,
  narrowFaults,
  spacingFaults,
} from './rgaa-sights.ts'
import { findSample } from './sample-places.ts'

const withoutAccount: readonly UnitKey[] = ['sign-in', 'public', 'legal', 'comment', 'survey', 'link']

let known: Promise<ReadonlyMap<UnitKey, string>> | undefined
const findOnce = (page: Page, visitor: Page) => {
  known ??= findSample(page, visitor)
  return known
}

/** What a page holds, by the words of the sample; what only reading tells (files) is left out. */
const heldBy = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const signs = {
      pictures: 'main svg[role=img], main img[alt]:not([alt=""])',
      tables: 'table',
      'grouped-tables': 'th[scope=rowgroup]',
      fields: 'input:not([type=hidden], [name=website]), select, textarea, [contenteditable=true]',
      choices: 'input[type=radio], fieldset',
      'option-groups': 'optgroup',
      quotes: 'blockquote, q',
      search: '[role=search], search, form[action$=recherche]',
    }
    return Object.entries(signs).flatMap(([name, sign]) => (document.querySelector(sign) ? [name] : []))
  })
const seen: readonly Feature[] = [
  ...(['pictures', 'tables', 'grouped-tables', 'fields', 'choices', 'option-groups', 'quotes', 'search'] as const),
]

/** Faults of a page, by the criterion they are of. */
async function sightsOf(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  return {
    checks: await rgaaFaults(page),
    '10.4': await largeFaults(page),
    '10.11': await narrowFaults(page),
    '10.12': await spacingFaults(page),
    '3.1': await forcedColourFaults(page),
    '13.8': await motionFaults(page),
    '10.7': await focusFaults(page, 15),
  }
}

/** Criteria that the audit says this page fails: it must fail them still, or the audit is to be mended. */
const failedBy = (unit: Unit): readonly string[] =>
  judgements.filter((one) => findingOf(one, unit).verdict === 'failed').map(({ criterion }) => criterion)

const menuOf = (page: Page): Promise<readonly string[]> =>
  page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link').allInnerTexts()

test('les pages de l’échantillon : étroites, agrandies, espacées, sans couleurs, au clavier', async ({
  enter,
  page: visitor,
}) => {
  test.slow()
  const claire = await enter('Claire Mousseline')
  const places = await findOnce(claire, visitor)
  const titles = new Map<string, string>()
  const menus = new Map<string, readonly string[]>()
  for (const unit of sample.filter(({ kind }) => kind === 'page')) {
    const page = withoutAccount.includes(unit.key) ? visitor : claire
    await page.goto(places.get(unit.key) ?? '')
    const told = seen.filter((one) => unit.has.some((has) => has === one))
    // Whoever follows many CTGs has more on « Mes CTG », and a link may quote its campaign: other tests make some.
    const mayHoldMore = unit.key === 'home' || unit.key === 'link'
    // What is folded is drawn once the browser has taken the page up.
    const foundOn = async () => {
      const held = await heldBy(page)
      return seen.filter((one) => held.includes(one) && (!mayHoldMore || told.includes(one)))
    }
    await expect.poll(foundOn, unit.name).toEqual(told)
    const failed = failedBy(unit)
    const measured = Object.entries(await sightsOf(page))
    const unsaid = measured.filter(([criterion, faults]) => faults.length > 0 && !failed.includes(criterion))
    expect.soft(unsaid, unit.name).toEqual([])
    const mended = measured.filter(([criterion, faults]) => faults.length === 0 && failed.includes(criterion))
    expect.soft(mended, `${unit.name}: the audit says it fails`).toEqual([])
    titles.set(unit.name, await page.title())
    await expect(page.getByRole('contentinfo').getByRole('link', { name: /^Accessibilité\s: / })).toBeVisible()
    await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Plan du site' })).toBeVisible()
    if ('route' in unit && unit.route.startsWith('ctg.')) menus.set(unit.name, await menuOf(page))
  }
  expect(new Set(titles.values()).size, [...titles.values()].join('\n')).toBe(titles.size)
  expect(new Set([...menus.values()].map((menu) => menu.join(', '))).size, 'one menu in a CTG').toBe(1)
  await claire.goto('/plan-du-site')
  const map = await claire.getByRole('main').getByRole('link').allInnerTexts()
  expect([...menus.values()].flat().filter((label) => !map.includes(label))).toEqual([])
})

/** Snapshots say what matters: what is not in them may be there too. */
const aloud: readonly (readonly [unit: UnitKey, snapshot: string])[] = [
  [
    'sign-in',
    `
    - main:
      - heading "Se connecter" [level=1]
      - region "Avec un mot de passe":
        - heading "Avec un mot de passe" [level=2]
        - textbox "Adresse électronique (obligatoire)"
        - textbox "Mot de passe (obligatoire)"
        - button "Se connecter"
      - region "Sans mot de passe":
        - button "Recevoir un lien de connexion"`,
  ],
  [
    'home',
    `
    - banner:
      - navigation "Rubriques":
        - list:
          - listitem:
            - link "Mes CTG"
    - region "Recherche et compte":
      - button "Se déconnecter"
    - status
    - main:
      - heading "Mes CTG" [level=1]
      - figure "Mes CTG":
        - table "Mes CTG"
    - contentinfo`,
  ],
  [
    'search',
    `
    - main:
      - heading "Recherche" [level=1]
      - search:
        - searchbox "Chercher dans cette CTG": creche
        - button "Rechercher"
      - figure "Résultats":
        - table "Résultats":
          - caption
          - rowgroup:
            - row:
              - columnheader "Intitulé"
              - columnheader "Nature"
              - columnheader "Où"
          - rowgroup:
            - row:
              - rowheader:
                - link`,
  ],
  [
    'dashboard',
    `
    - main:
      - heading "Tableau de bord" [level=1]
      - region "Ce qui vous attend":
        - heading "Ce qui vous attend" [level=2]
      - region "Suivi du plan"
      - region "Ce qui manque"`,
  ],
  [
    'diagnosis',
    `
    - main:
      - heading "Petite enfance" [level=1]
      - navigation "Thèmes du diagnostic"
      - region "Ce que disent les chiffres":
        - figure:
          - table:
            - caption
            - rowgroup:
              - row:
                - columnheader "Indicateur"
            - rowgroup:
              - row:
                - rowheader
                - cell
                - cell
                - cell
                - cell
                - cell
                - cell:
                  - img /.+ 33 communes, de .+/`,
  ],
  [
    'finding',
    `
    - main:
      - navigation "Fil d’Ariane"
      - heading "Proposer un constat" [level=1]
      - textbox "Le constat, en une phrase (obligatoire)"
      - combobox "Nature"
      - group "Chiffres sur lesquels il repose (Gennevilliers)":
        - checkbox
      - button "Proposer ce constat"
      - status`,
  ],
  [
    'grid',
    `
    - main:
      - grid "Plan d’action en grille":
        - rowgroup:
          - row:
            - columnheader`,
  ],
  [
    'action',
    `
    - main:
      - navigation "Fil d’Ariane"
      - heading [level=1]
      - region "Dernier point d’étape"
      - region "Étapes":
        - figure "Étapes":
          - table "Étapes"
      - region "Historique"`,
  ],
  [
    'session',
    `
    - main:
      - heading "Séance" [level=1]
      - region "Ce qui en sort"
      - region "Points":
        - navigation "Points de l’ordre du jour"`,
  ],
  [
    'followup',
    `
    - main:
      - heading "Suivi" [level=1]
      - button "Préparer le dossier du copil"
      - status
      - region "Avancement par axe":
        - figure "Avancement par axe":
          - table "Avancement par axe"`,
  ],
  [
    'public',
    `
    - link "Aller au contenu"
    - banner:
      - navigation "Dans la page"
    - main:
      - heading [level=1]
      - heading "Ce qui est promis, et où cela en est" [level=2]
      - table:
        - caption
    - contentinfo`,
  ],
  [
    'link',
    `
    - status
    - main:
      - heading [level=1]
      - region:
        - heading [level=2]
        - textbox "1. Que s’est-il passé depuis le dernier point ? (obligatoire)"
        - radiogroup "2. Où en est l’action ? (obligatoire)":
          - radio "en cours"`,
  ],
]

test('douze parcours, tels qu’un lecteur d’écran les dit', async ({ enter, page: visitor }) => {
  test.slow()
  const claire = await enter('Claire Mousseline')
  const places = await findOnce(claire, visitor)
  for (const [unit, snapshot] of aloud) {
    const page = withoutAccount.includes(unit) ? visitor : claire
    await page.goto(places.get(unit) ?? '')
    await expect.soft(page.locator('body'), unit).toMatchAriaSnapshot(snapshot)
  }
  // What an act says is heard: a refusal at its field, then what was done.
  await claire.goto(places.get('account') ?? '')
  const name = claire.getByRole('textbox', { name: /^Prénom et nom/ })
  await name.fill('')
  await claire.getByRole('button', { name: 'Enregistrer votre nom' }).click()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveAccessibleDescription(/\S+/)
  await expect(
    claire.getByRole('region', { name: 'Votre nom' }).getByRole('alert').or(claire.locator(':focus')),
  ).not.toHaveCount(0)
  // A fold says whether it is open.
  await claire.goto(places.get('thread') ?? '')
  const fold = claire.locator('main summary').first()
  await fold.focus()
  await claire.keyboard.press('Enter')
  await expect(claire.locator('main details').first()).toHaveAttribute('open', '')
})
