/** What the journeys need before they begin, made through the screens; and how one moves between them. */
import { randomUUID } from 'node:crypto'
import { addressOfCtg, addressOfLink } from './addresses.ts'
import { expect, type Locator, type Page, type PersonName } from './fixtures.ts'

export const renewal = 'Gennevilliers 2026-2030'
export const founding = 'Gennevilliers 2015-2018'

/** A title no other test has. */
export const unique = (title: string): string => `${title} (${randomUUID().slice(0, 6)})`

const sections = {
  ...{
    'Tableau de bord': '',
    'Diagnostic partagé': '/diagnostic',
    'Plan d’action': '/plan',
    Convention: '/convention',
  },
  ...{ Suivi: '/suivi', 'Réunions et décisions': '/reunions', 'Membres et parties': '/membres', Journal: '/journal' },
} as const

/** One of « Mes CTG », on its dashboard or at once on a page of its menu. How one gets there is keyboard.spec’s. */
export async function openCtg(
  page: Page,
  name: string,
  section: keyof typeof sections = 'Tableau de bord',
): Promise<void> {
  await page.goto((await addressOfCtg(page, name)) + sections[section])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(section)
}

/** By the menu of the CTG. */
export async function goTo(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: section, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(section)
}

/** Shared diagnosis of a theme. @param ctg one of « Mes CTG », unless its pages are open */
export async function openTheme(page: Page, theme: string, ctg?: string): Promise<void> {
  const home = ctg === undefined ? /\/ctg\/[0-9a-f-]+/.exec(page.url())?.[0] : await addressOfCtg(page, ctg)
  await page.goto(await addressOfLink(page, `${home}/diagnostic`, theme))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(theme)
}

/** What is of the territory whole, after the themes: its facilities, its surveys. */
export async function openWhole(page: Page, name: string): Promise<void> {
  const tabs = page.getByRole('navigation', { name: 'Thèmes du diagnostic' })
  await tabs.locator('summary').filter({ hasText: 'Plus' }).click()
  await tabs.getByRole('link', { name, exact: true }).click()
}

/** Unfolds what is folded under this summary, unless it is open already. */
export async function unfold(page: Page, summary: string | RegExp): Promise<void> {
  const handle = page.locator('summary').filter({ hasText: summary }).first()
  if (!(await handle.evaluate((one) => one.parentElement?.hasAttribute('open')))) await handle.click()
}

/** The message the page says once an act is done. @param timeout milliseconds, where the act itself is long */
export const expectSaid = (page: Page, sentence: string, timeout?: number): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: sentence }).first()).toBeVisible(
    timeout === undefined ? {} : { timeout },
  )

type Place = {
  readonly search: string
  readonly territory: string
  readonly caf: string
  /** The communes of the perimeter sign too. */
  readonly communesSign?: boolean
}
const gennevilliers: Place = { search: 'genevillier', territory: 'Gennevilliers', caf: 'Caf des Hauts-de-Seine' }

const sides = { 'la Caf': 'caf', 'la collectivité': 'authority' } as const

/** Sends a form of a page without opening it: its own fields, with these values; a choice by its value or its words. @returns where it led */
async function sendForm(page: Page, address: string, intent: string, values: Readonly<Record<string, string>>) {
  // A place of the site, without page.
  if (page.url() === 'about:blank') await page.goto('/sante')
  return page.evaluate(
    async ([from, sought, typed]) => {
      const html = await (await fetch(from)).text()
      const shown = new DOMParser().parseFromString(html, 'text/html')
      const form = [...shown.forms].find((one) => one.querySelector(`[name=intent][value="${sought}"]`))
      if (!form) throw new Error(`no form « ${sought} » on ${from}`)
      const fields = new FormData(form)
      for (const [name, value] of Object.entries(typed)) {
        const choices = [...form.querySelectorAll<HTMLOptionElement>(`select[name=${name}] option`)]
        fields.set(name, choices.find((one) => one.textContent === value)?.value ?? value)
      }
      const answer = await fetch(from, { method: 'POST', body: fields })
      if (!answer.redirected) throw new Error(`« ${sought} » refused on ${from}: ${answer.status}`)
      return new URL(answer.url).pathname
    },
    [address, intent, values] as const,
  )
}

/** A CTG of Gennevilliers made by its form, unseen, coordinated by whoever holds the page. */
async function makeCtg(page: Page, title: string, side: keyof typeof sides) {
  const name = unique(title)
  const members = await sendForm(page, '/ctg/nouvelle?collectivite=92036', 'create', {
    ...{ name, creatorSide: sides[side], creatorFunction: 'coordination CTG', cafName: gennevilliers.caf },
    ...{ startsOn: '2026-01-01', endsOn: '2030-12-31' },
  })
  return { name, members, home: members.replace(/\/membres$/, '') }
}

/** The same, left on its members. @returns its name */
export async function createCtg(page: Page, title: string, side: keyof typeof sides): Promise<string> {
  const { name, members } = await makeCtg(page, title, side)
  await page.goto(members)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Membres et parties')
  return name
}

/** « Créer une CTG » through its screens, for Gennevilliers unless another place is said, coordinated by whoever holds the page. @returns its name */
export async function createCtgOnScreen(
  page: Page,
  title: string,
  side: keyof typeof sides,
  { search, territory, caf, communesSign = false } = gennevilliers,
): Promise<string> {
  const name = unique(title)
  await page.goto('/ctg/nouvelle')
  await page.getByRole('main').getByRole('searchbox', { name: 'Nom, code Insee ou Siren' }).fill(search)
  await page.getByRole('main').getByRole('button', { name: 'Rechercher' }).click()
  await page.getByRole('link', { name: territory, exact: true }).click()
  await page.getByLabel('Nom de la CTG').fill(name)
  await page.getByRole('textbox', { name: /^Caf \(/ }).fill(caf)
  await page.getByRole('radio', { name: side }).check()
  await page.getByLabel('Votre fonction').fill('coordination CTG')
  await page.getByLabel('Début').fill('2026-01-01')
  await page.getByLabel('Fin').fill('2030-12-31')
  if (communesSign) await page.getByRole('checkbox', { name: /^Les communes du périmètre signent/ }).check()
  await page.getByRole('button', { name: 'Créer la CTG' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Membres et parties')
  return name
}

type Guest = { readonly name: string; readonly email: string; readonly party: string; readonly role: string }

/** Gives someone a mandate in the CTG that is open. */
export async function invite(page: Page, guest: Guest): Promise<void> {
  await goTo(page, 'Membres et parties')
  await unfold(page, 'Inviter une personne')
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Inviter', exact: true }) })
  await form.getByLabel('Prénom et nom').fill(guest.name)
  await form.getByLabel('Adresse électronique professionnelle').fill(guest.email)
  await form.getByLabel('Fonction').fill(guest.role)
  await form.getByLabel('Agit pour').selectOption(guest.party)
  await form.getByLabel('Rôle').selectOption(guest.role)
  await form.getByRole('button', { name: 'Inviter', exact: true }).click()
  const members = page.getByRole('figure', { name: `Membres : ${guest.party}` })
  await expect(members.getByRole('rowheader', { name: guest.name })).toBeVisible()
}

type Enter = (name: PersonName) => Promise<Page>

/** A CTG of its own, created by Antoine for the Ville; Claire coordinates it for the Caf. Both pages are on its dashboard. */
export async function createCtgForTwo(enter: Enter, title: string) {
  const antoine = await enter('Antoine Lin')
  const { name, members, home } = await makeCtg(antoine, title, 'la collectivité')
  await sendForm(antoine, members, 'invite', {
    ...{ name: 'Claire Mousseline', email: 'claire.mousseline@exemple.fr', functionTitle: 'coordination' },
    ...{ partyId: 'Caf des Hauts-de-Seine', role: 'coordination' },
  })
  const claire = await enter('Claire Mousseline')
  for (const page of [claire, antoine]) {
    await page.goto(home)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tableau de bord')
  }
  return { name, antoine, claire }
}

/** Day in Paris, `days` from today, as a date field wants it. */
export const dayFromToday = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })

/** A meeting of a body late today: it may still be convened and already be opened. Left in preparation on its page. @returns its title */
export async function prepareMeeting(page: Page, body: string): Promise<string> {
  const title = unique('Réunion')
  await goTo(page, 'Réunions et décisions')
  await page.getByRole('link', { name: 'Préparer une réunion' }).first().click()
  await page.getByLabel('Instance').selectOption(body)
  await page.getByLabel('Jour').fill(dayFromToday(0))
  await page.getByLabel('Heure').fill('23:59')
  await page.getByLabel('Titre').fill(title)
  await page.getByRole('button', { name: 'Préparer la réunion' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  return title
}

/** Notes the two first seats absent; someone sits on each of the others. */
export async function attend(page: Page): Promise<void> {
  const seats = page.getByRole('group').filter({ has: page.getByLabel('Présence') })
  await expect(seats).not.toHaveCount(0)
  for (const [index, seat] of (await seats.all()).entries()) {
    if (index >= 2) await seat.getByLabel('Personne').fill('Odile Batiste')
    await seat.getByLabel('Présence').selectOption(index < 2 ? 'absent' : 'présent')
  }
  await page.getByRole('button', { name: 'Noter les présences' }).click()
  await expectSaid(page, 'Présences notées')
}

type DecisionWords = {
  readonly text: string
  readonly despite?: string
  /** Milestones and issues to tick. */
  readonly tick?: readonly RegExp[]
  /** Words of a party, by its name, when it agrees with a reservation; the signatories agree. */
  readonly reservation?: { readonly party: string; readonly words: string }
}

/** Records a decision in the meeting that is open, and ends on its page or the meeting's. */
export async function recordDecision(page: Page, words: DecisionWords): Promise<void> {
  await page.getByRole('link', { name: 'Enregistrer une décision' }).first().click()
  await page.getByLabel('Texte de la décision').fill(words.text)
  for (const name of words.tick ?? []) await page.getByRole('checkbox', { name }).check()
  for (const agreement of await page.getByRole('radio', { name: 'accord', exact: true }).all()) {
    await expect(agreement).not.toBeChecked()
    await agreement.check()
  }
  if (words.reservation) {
    const { party } = words.reservation
    await page.getByRole('radiogroup', { name: party, exact: true }).getByRole('radio', { name: 'réserve' }).check()
    await page.getByLabel(`Réserve ou précision (${party})`).fill(words.reservation.words)
  }
  if (words.despite) await page.getByLabel('Décidé malgré : le motif').fill(words.despite)
  await page.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await expect(page.getByRole('main').getByText(words.text).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Enregistrer une décision')
}

/** Opens the page where a demonstration shows its mails, again until this one is there: a job writes it, on a busy machine late. */
export const waitForMail = (reader: Page, mail: Locator): Promise<void> =>
  expect(async () => {
    await reader.goto('/courriels')
    await expect(mail.first()).toBeAttached({ timeout: 100 })
  }).toPass({ timeout: 45_000, intervals: [100, 200] })

/** Asks for a link by mail for an address, and reads it where a demonstration shows its mails. @returns the link */
export async function askForLink(visitor: Page, reader: Page, email: string): Promise<string> {
  await visitor.goto('/connexion')
  const form = visitor.locator('form').filter({ has: visitor.getByRole('button', { name: /Recevoir un lien/ }) })
  await form.getByLabel('Adresse électronique').fill(email)
  await form.getByRole('button', { name: /Recevoir un lien/ }).click()
  await expect(
    form
      .or(visitor.getByRole('main'))
      .getByText(/vient d’y être envoyé/)
      .first(),
  ).toBeVisible()
  return linkMailedTo(reader, email, 'Votre lien de connexion')
}

/** The link of the last mail of this subject to an address, as a demonstration shows it. */
export async function linkMailedTo(reader: Page, email: string, subject: string): Promise<string> {
  const mail = reader.getByRole('listitem').filter({ hasText: email }).filter({ hasText: subject })
  await waitForMail(reader, mail)
  await mail.first().locator('summary').click()
  return (await mail.first().getByRole('link').first().getAttribute('href')) ?? ''
}

/** The page behind a link of sign-in, and its button. */
export async function enterByLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Me connecter à Trame')
  await page.getByRole('button', { name: 'Me connecter' }).click()
}

/** A view of the plan that is not in front. */
export async function openOtherView(page: Page, name: string): Promise<void> {
  const views = page.getByRole('navigation', { name: 'Vues du plan' })
  await views.getByText('Autres vues').click()
  await views.getByRole('link', { name, exact: true }).click()
}

/** Until what only a browser draws is drawn, and what is typed is heard. */
export const comeToLife = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      Object.keys(document).some((key) => key.startsWith('__reactContainer')) &&
      document.querySelector('main [aria-busy=true]') === null &&
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))),
  )

/** On the page of the versions; what is to be looked at again in the text is said first. */
export async function freezeVersion(page: Page): Promise<void> {
  await page.getByText('Figer une version', { exact: true }).first().click()
  const anyway = page.getByRole('button', { name: 'Figer quand même' })
  // Under its button: a menu of a header must not open past the foot of the screen.
  await expect(anyway).toBeInViewport()
  await anyway.click()
}
