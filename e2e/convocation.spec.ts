/** A convocation: sent to whoever sits, answered without account on a phone, answered instead (docs/rules/governance.md §11). */
import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from './fixtures.ts'
import { createCtgForTwo, dayFromToday, expectSaid, goTo, prepareMeeting, unfold, waitForMail } from './given.ts'
import { expectAccessible, narrow } from './page-checks.ts'

/** The last mail to this address whose subject begins so. @returns its personal link */
async function readLink(reader: Page, email: string, subject: string): Promise<string> {
  const mail = reader.getByRole('main').locator('li').filter({ hasText: email }).filter({ hasText: subject }).first()
  const link = mail.locator('a[href*="/invitation/"]')
  await waitForMail(reader, link)
  return (await link.getAttribute('href')) ?? ''
}

test.describe('La convocation', () => {
  test('part à qui siège sans compte, qui répond de son téléphone ; sa suppléance est convoquée, la date change, tout se lit sur la page', async ({
    enter,
    browser,
    baseURL,
  }) => {
    test.slow()
    const { antoine, claire } = await createCtgForTwo(enter, 'Convocation')
    const mark = randomUUID().slice(0, 8)
    const [holder, substitute] = [`maire.${mark}@exemple.fr`, `adjoint.${mark}@exemple.fr`]

    await goTo(antoine, 'Instances')
    await antoine.getByRole('rowheader', { name: 'Comité de pilotage' }).getByRole('link').click()
    const seat = antoine.getByRole('row').filter({ hasText: 'Maire' })
    await seat.locator('summary').click()
    await seat.getByLabel('Titulaire', { exact: true }).fill('Hélène Jacquard')
    await seat.getByLabel('Adresse du titulaire').fill(holder)
    await seat.getByLabel('Suppléance', { exact: true }).fill('Farid Nankin')
    await seat.getByLabel('Adresse de la suppléance').fill(substitute)
    await seat.getByRole('button', { name: 'Enregistrer le siège' }).click()
    await expect(seat.getByRole('cell', { name: /^Hélène Jacquard/ })).toBeVisible()

    const title = await prepareMeeting(antoine, 'Comité de pilotage')
    await expect(antoine.getByRole('main')).toContainText('La convocation part par courriel')
    await antoine.getByRole('button', { name: 'Convoquer' }).click()
    await expectSaid(antoine, 'Réunion convoquée')
    const answers = antoine.getByRole('region', { name: 'Réponses à la convocation' })
    await expect(answers.getByRole('row', { name: /^Hélène Jacquard/ })).toContainText('sans réponse')

    const phone = await browser.newContext({ viewport: narrow, ...(baseURL && { baseURL }) })
    const elected = await phone.newPage()
    await elected.goto(await readLink(claire, holder, 'Convocation'))
    await expect(elected.getByRole('heading', { level: 1 })).toHaveText(title)
    await expectAccessible(elected, 'convocation')
    await elected.getByRole('button', { name: 'Répondre' }).click()
    await expect(elected.getByRole('main')).toContainText('Choisissez une réponse.')
    await elected.getByRole('radio', { name: 'Je ne peux pas venir' }).check()
    await elected.getByLabel('Un mot, s’il le faut').fill('Un conseil le même soir.')
    await elected.getByRole('button', { name: 'Répondre' }).click()
    await expectSaid(elected, 'Réponse enregistrée')
    await expect(elected.getByRole('heading', { name: 'Votre réponse est enregistrée' })).toBeVisible()
    const paper = await elected.request.get(`${new URL(elected.url()).pathname}/convocation.pdf`)
    expect(paper.headers()['content-type']).toBe('application/pdf')

    await elected.goto(await readLink(claire, substitute, 'Convocation'))
    await expect(elected.getByRole('main')).toContainText('à la place d’Hélène Jacquard')
    await elected.getByRole('radio', { name: 'Je viens' }).check()
    await elected.getByRole('button', { name: 'Répondre' }).click()
    await expectSaid(elected, 'Réponse enregistrée')

    await antoine.reload()
    await expect(answers.getByRole('row', { name: /^Hélène Jacquard.*ne vient pas/ })).toContainText(
      'Un conseil le même soir',
    )
    await expect(answers.getByRole('row', { name: /^Farid Nankin/ })).toContainText('vient')
    const sheet = await antoine.request.get(`${new URL(antoine.url()).pathname}/emargement.pdf`)
    expect(sheet.headers()['content-type']).toBe('application/pdf')

    await unfold(antoine, 'Modifier la date, le titre ou le lieu')
    await antoine.getByLabel(/^Jour \(/).fill(dayFromToday(40))
    await antoine.getByRole('button', { name: 'Enregistrer la date et le lieu' }).click()
    await expectSaid(antoine, 'Réunion modifiée')
    await expect(answers.getByRole('row', { name: /^Hélène Jacquard/ })).toContainText('sans réponse')
    await elected.goto(await readLink(claire, holder, 'Changement'))
    await elected.getByRole('radio', { name: 'Je me fais représenter' }).check()
    await elected.getByLabel('Qui vous représente').fill('Irène Cretonne')
    await elected.getByRole('button', { name: 'Répondre' }).click()
    await expectSaid(elected, 'Réponse enregistrée')
    await antoine.reload()
    await expect(answers.getByRole('row', { name: /^Hélène Jacquard/ })).toContainText('par Irène Cretonne')
    await expectAccessible(antoine, 'réunion convoquée', { isFrameKnown: true })
    await elected.goto('/invitation/adresse-inventee')
    await expect(elected.getByRole('heading', { level: 1 })).toHaveText('Cette convocation ne s’ouvre pas')
    await phone.close()
  })

  test('entre dans l’agenda de chacun par une adresse secrète, qu’il change et supprime', async ({ enter }) => {
    const claire = await enter('Claire Mousseline')
    await claire.goto('/compte')
    await claire.getByRole('button', { name: 'Créer mon adresse d’agenda' }).click()
    await expectSaid(claire, 'Adresse d’agenda prête')
    const address = claire.getByLabel('Adresse à donner à votre agenda')
    const first = new URL(await address.inputValue()).pathname
    const calendar = await (await claire.request.get(first)).text()
    expect(calendar).toContain('BEGIN:VCALENDAR')
    expect(calendar).toContain('Copil du 14 janvier 2027')
    await unfold(claire, 'Changer l’adresse')
    await claire.getByRole('button', { name: 'Changer l’adresse' }).click()
    await expect(address).not.toHaveValue(new RegExp(first))
    expect((await claire.request.get(first)).status()).toBe(404)
    await unfold(claire, /^Supprimer$/)
    await claire.getByRole('button', { name: 'Supprimer l’adresse d’agenda' }).click()
    await expectSaid(claire, 'Adresse d’agenda supprimée')
  })
})
