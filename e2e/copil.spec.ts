/** A copil: called, held, its decision recorded though seats are missing (docs/rules/governance.md §5, §6). */
import { expect, test } from './fixtures.ts'
import {
  attend,
  createCtgForTwo,
  expectSaid,
  goTo,
  prepareMeeting,
  recordDecision,
  unfold,
  unique,
  waitForMail,
} from './given.ts'

test.describe('Le comité de pilotage', () => {
  test('il est convoqué par courriel, tenu, sa décision est numérotée et compte malgré les sièges qui manquent ; le relevé sort en PDF', async ({
    enter,
  }) => {
    test.slow()
    const { antoine, claire } = await createCtgForTwo(enter, 'Copil')

    await goTo(antoine, 'Instances')
    await antoine.getByRole('rowheader', { name: 'Comité de pilotage' }).getByRole('link').click()
    const seat = antoine.getByRole('row').filter({ hasText: 'Direction de la Caf' })
    await seat.locator('summary').click()
    await seat.getByLabel('Titulaire', { exact: true }).fill('Claire Mousseline')
    await seat.getByRole('button', { name: 'Enregistrer le siège' }).click()
    await expect(seat.getByRole('cell', { name: 'Claire Mousseline' })).toBeVisible()

    const meeting = await prepareMeeting(antoine, 'Comité de pilotage')
    await unfold(antoine, 'Ajouter un point')
    await antoine.getByRole('textbox', { name: /^Point/ }).fill('Calendrier de la convention')
    await antoine.getByRole('button', { name: 'Ajouter à l’ordre du jour' }).click()
    await expectSaid(antoine, 'Point ajouté')
    await antoine.getByRole('button', { name: 'Convoquer' }).click()
    await expectSaid(antoine, 'Réunion convoquée')

    const mail = claire.getByRole('listitem').filter({ hasText: meeting })
    await waitForMail(claire, mail)
    await expect(mail).toHaveCount(1)
    await mail.locator('summary').click()
    await expect(mail).toContainText('claire.mousseline@exemple.fr')
    await expect(mail).toContainText('Calendrier de la convention')

    await expect(antoine.getByRole('button', { name: 'Noter les présences' }), 'folded until one sits').toBeHidden()
    const replies = antoine.getByRole('region', { name: 'Réponses à la convocation' })
    await expect(replies).toContainText('1 sans réponse')
    await antoine.getByRole('button', { name: 'Ouvrir la séance' }).click()
    await expectSaid(antoine, 'Séance ouverte')
    await expect(antoine.getByRole('link', { name: 'Écran de la salle' })).toBeVisible()
    await attend(antoine)
    const text = unique('Arrêter le calendrier de la convention.')
    const reservation = 'Le calendrier dépend du vote du budget.'
    await recordDecision(antoine, {
      text,
      despite: 'Les deux directions ont donné leur accord par téléphone.',
      reservation: { party: 'Ville de Gennevilliers', words: reservation },
    })

    await expect(antoine.getByRole('heading', { level: 1 })).toHaveText(/^Décision \d{4}-01$/)
    await expect(antoine.getByRole('row', { name: `Ville de Gennevilliers réserve ${reservation}` })).toBeVisible()
    await expect(antoine.getByRole('row', { name: /^Caf des Hauts-de-Seine accord/ })).toBeVisible()
    const missing = antoine.getByRole('region', { name: 'Ce qui manquait' })
    await expect(missing).toContainText('La décision compte.')
    await expect(missing).toContainText('1 siège sans titulaire (Caf des Hauts-de-Seine')
    await expect(missing).toContainText('Confirmé pour la Ville de Gennevilliers par Antoine Lin')
    await expect(missing).toContainText('Confirmation attendue : coordination, Caf des Hauts-de-Seine')

    await claire.goto(antoine.url())
    await claire.getByRole('button', { name: 'Confirmer pour votre partie' }).click()
    await expect(claire.getByRole('region', { name: 'Ce qui manquait' })).toContainText(
      'Confirmé pour la Caf des Hauts-de-Seine par Claire Mousseline',
    )

    await goTo(antoine, 'Réunions et décisions')
    await antoine.getByRole('rowheader', { name: meeting }).getByRole('link').click()
    await antoine.getByRole('button', { name: /^Écrire : Échanges/ }).click()
    const minutes = antoine.getByRole('textbox', { name: /^Échanges/ })
    await expect(minutes).toHaveAttribute('contenteditable', 'true')
    await minutes.pressSequentially('Le calendrier est arrêté.')
    await antoine.getByRole('button', { name: 'Terminer' }).click()
    await expect(minutes).toHaveCount(0)

    await claire.goto(antoine.url())
    await claire.getByRole('button', { name: /^Écrire : Échanges/ }).click()
    const hers = claire.getByRole('textbox', { name: /^Échanges/ })
    await expect(hers).toHaveAttribute('contenteditable', 'true')
    await expect(hers).toContainText('Le calendrier est arrêté.')
    await antoine.getByRole('link', { name: 'Clore la réunion' }).click()
    await antoine.getByRole('button', { name: 'Clore et arrêter le relevé' }).click()
    await expectSaid(antoine, 'Réunion close')
    await expect(hers, 'closing freezes the minutes in front of those who write them').toHaveAttribute(
      'contenteditable',
      'false',
    )
    await expect(claire.getByRole('status').filter({ hasText: 'Ce texte est figé' })).toBeVisible()
    const link = antoine.getByRole('link', { name: 'Relevé de décisions (PDF)' })
    const answer = await antoine.request.get((await link.getAttribute('href')) ?? '')
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toContain('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await expect(antoine.getByRole('main')).toContainText('Décidé malgré')
    await expect(replies, 'nothing is awaited of a closed meeting').not.toContainText('sans réponse')

    await goTo(claire, 'Réunions et décisions')
    await claire.getByRole('link', { name: 'Registre des décisions' }).click()
    await expect(claire.getByRole('row').filter({ hasText: text })).toContainText(/\d{4}-01/)
  })

  test('le même jour, le groupe affine le diagnostic et écrit son action ; une seule décision franchit cinq étapes', async ({
    enter,
  }) => {
    test.slow()
    const { antoine } = await createCtgForTwo(enter, 'Phases qui se recouvrent')
    await goTo(antoine, 'Plan d’action')
    await antoine
      .getByRole('link', { name: /crire une action|Nouvelle action/ })
      .first()
      .click()
    const action = unique('Ouvrir la crèche à sept heures')
    await antoine.getByLabel('Titre de l’action').fill(action)
    await antoine.getByRole('button', { name: 'Créer l’action' }).click()
    await expect(antoine.getByRole('heading', { level: 1 })).toContainText(action)

    await prepareMeeting(antoine, 'Comité de pilotage')
    await antoine.getByRole('button', { name: 'Ouvrir la séance' }).click()
    await expectSaid(antoine, 'Séance ouverte')
    await recordDecision(antoine, {
      text: 'Valider le diagnostic, le plan et le projet, et décider de signer.',
      despite: 'Les assemblées délibèrent la semaine prochaine.',
      tick: [
        /^Diagnostic validé/,
        /^Priorités validées/,
        /^Plan d’action validé/,
        /^Projet de convention validé/,
        /^Signature décidée/,
      ],
    })
    for (const milestone of [
      'Diagnostic validé',
      'Priorités validées',
      'Plan d’action validé',
      'Projet de convention validé',
      'Signature décidée',
    ])
      await expect(antoine.getByRole('main').getByText(milestone).first()).toBeVisible()
    await goTo(antoine, 'Tableau de bord')
    const steps = antoine.getByRole('list', { name: 'Étapes de la convention' })
    for (const step of ['Diagnostic et priorités', 'Plan d’action', 'Projet validé, signature décidée'])
      await expect(steps.getByRole('listitem').filter({ hasText: step })).toContainText(': fait')
  })
})
