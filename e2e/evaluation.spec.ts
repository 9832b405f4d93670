/** Scenario 19: an evaluation where the parties do not judge alike, from its framing to the CTG that follows. Pages and clicks printed. */
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, type Walk, walkFrom } from './gestures.ts'
import { createCtgForTwo, expectSaid, goTo, openCtg, prepareMeeting, recordDecision, unfold, unique } from './given.ts'
import { expectAccessible } from './page-checks.ts'

const questions = ['Accueille-t-on mieux ?', 'Travaille-t-on mieux ensemble ?', 'Cela tiendra-t-il ?'] as const

async function writeAction(page: Page): Promise<string> {
  const title = unique('Rencontres d’information')
  await goTo(page, 'Plan d’action')
  await page
    .getByRole('link', { name: /crire une action|Nouvelle action/ })
    .first()
    .click()
  await page.getByLabel('Titre de l’action').fill(title)
  await page.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  return title
}

async function decideToEvaluate(page: Page): Promise<void> {
  await prepareMeeting(page, 'Comité de pilotage')
  await page.getByRole('button', { name: 'Ouvrir la séance' }).click()
  await expectSaid(page, 'Séance ouverte')
  await recordDecision(page, {
    text: 'Évaluer la convention sur trois questions.',
    despite: 'Les deux directions ont donné leur accord.',
  })
}

async function askQuestions(page: Page, walk: Walk, action: string): Promise<void> {
  for (const [index, text] of questions.entries()) {
    await walk.press(page.getByRole('link', { name: 'Ajouter une question' }))
    await page.getByRole('textbox', { name: /^Question/ }).fill(text)
    await walk.press(page.getByRole('radio', { name: 'Effets pour les habitants' }))
    await page.getByLabel('Condition 1').fill('Vingt places ouvertes')
    if (index === 0) {
      await unfold(page, 'Actions regardées')
      await walk.press(page.getByRole('checkbox', { name: new RegExp(action.replace(/[()]/g, '.')) }))
      await expectAccessible(page, 'nouvelle question', { isFrameKnown: true })
    }
    await walk.press(page.getByRole('button', { name: 'Ajouter la question' }))
    await expectSaid(page, 'Question ajoutée')
  }
}

async function judge(page: Page, walk: Walk, level: string, reasons: string): Promise<void> {
  await walk.press(page.getByRole('radio', { name: level, exact: true }))
  await page.getByRole('textbox', { name: /^Raisons/ }).fill(reasons)
  await walk.press(page.getByRole('button', { name: 'Enregistrer le jugement' }))
  await expectSaid(page, 'Jugement enregistré')
}

/** A room judges the second question for the whole convention: opinions grouped, closed, kept; the Caf’s judgement begins with its words. */
async function judgeTogether(question: string, antoine: Page, claire: Page, phone: Page): Promise<void> {
  const list = antoine.getByRole('region', { name: 'Ateliers pour juger ensemble' })
  await antoine.goto(question)
  await list.getByRole('link', { name: 'Ouvrir un atelier sur cette question' }).click()
  await expect(antoine.getByLabel('Thème')).toHaveValue('')
  await antoine.getByRole('button', { name: 'Ouvrir l’atelier' }).click()
  await expect(antoine.getByRole('main')).toContainText('Toute la convention, ouvert par Antoine Lin')
  const board = antoine.url()
  await phone.goto((await antoine.getByRole('link', { name: /\/atelier\// }).getAttribute('href')) ?? '')
  await phone.getByRole('radio', { name: 'en partie atteint' }).check()
  await phone.getByLabel(/^Pourquoi/).fill('Deux guichets, et chacun renvoie à l’autre')
  await phone.getByLabel(/Votre prénom/).fill('Rosa Jersey')
  await phone.getByRole('button', { name: 'Proposer' }).click()
  await expect(phone.getByText('Votre proposition est au tableau.')).toBeVisible()
  await expectAccessible(phone, 'donner son avis par le code')

  const said = antoine.getByRole('listitem').filter({ hasText: 'Deux guichets' })
  await said.getByText('Ranger, corriger').click()
  await said.getByRole('button', { name: /^En faire un groupe/ }).click()
  await expect(antoine.getByRole('heading', { level: 2, name: /^Deux guichets.* \(1\)$/ })).toBeVisible()
  const counts = antoine.getByRole('region', { name: 'Les avis de la salle' })
  await expect(counts.getByRole('row').last()).toContainText(/Tous les avis\s*0\s*1\s*0\s*0\s*0/)
  await antoine.getByRole('button', { name: 'Clore l’atelier' }).click()
  await counts.getByRole('button', { name: 'Garder les avis dans l’évaluation' }).click()
  await expectAccessible(antoine, 'atelier qui juge', { isFrameKnown: true })

  await claire.goto(board)
  await claire.getByRole('link', { name: /^Reprendre ces mots dans notre jugement/ }).click()
  await expect(claire.getByRole('textbox', { name: /^Raisons/ })).toHaveValue(/Deux guichets, et chacun renvoie/)
  await claire.getByRole('radio', { name: 'pas atteint', exact: true }).check()
  await claire.getByRole('button', { name: 'Enregistrer le jugement' }).click()
  await expectSaid(claire, 'Jugement enregistré')
  await claire.goto(question)
  const ofCaf = claire.getByRole('article').filter({ hasText: 'Caf des Hauts-de-Seine' })
  await expect(ofCaf).toContainText(/pas atteint.*Deux guichets, et chacun renvoie/s)
  const kept = claire.getByRole('region', { name: 'Ateliers pour juger ensemble' })
  await expect(kept).toContainText(/Avis gardés le .* par Antoine Lin/)
  await expect(kept).not.toContainText('Rosa Jersey')
}

test('19. Évaluation contradictoire : trois questions choisies par le copil, deux jugements côte à côte avec leurs raisons, les éléments figés, les limites dites, et l’action « à arrêter » absente du renouvellement', async ({
  enter,
  page: phone,
}) => {
  test.slow()
  const { name, antoine, claire } = await createCtgForTwo(enter, 'Évaluation')
  const action = await writeAction(antoine)
  await decideToEvaluate(antoine)
  await goTo(antoine, 'Évaluation')
  await expectAccessible(antoine, 'évaluations', { isFrameKnown: true })

  const [his, hers] = [walkFrom(antoine), walkFrom(claire)]
  await his.press(antoine.getByRole('radio', { name: /^Évaluation finale/ }))
  await antoine.getByLabel(/^Titre/).fill('Évaluation finale')
  await his.press(antoine.getByRole('button', { name: 'Commencer' }))
  await antoine.getByLabel('Ce qui est évalué').fill('La petite enfance')
  await expectAccessible(antoine, 'note de cadrage', { isFrameKnown: true })
  await his.press(antoine.getByRole('button', { name: 'Enregistrer la note' }))
  await askQuestions(antoine, his, action)

  const freezing = antoine.getByRole('region', { name: 'Figer la note de cadrage' })
  await expect(freezing).toContainText('Écrivez au moins une limite')
  const limits = antoine.getByRole('region', { name: 'Biais et limites' })
  await unfold(antoine, 'Écrire les limites')
  await limits.getByRole('textbox', { name: 'Biais et limites' }).fill('Aucune famille n’a été interrogée.')
  await his.press(limits.getByRole('button', { name: 'Enregistrer les limites' }))
  await expect(antoine.getByRole('region', { name: 'Ce qui manque' })).toContainText('La méthode n’est pas dite')
  await freezing.getByLabel(/^Décision/).selectOption({ index: 1 })
  await his.press(freezing.getByRole('button', { name: 'Figer la note de cadrage' }))
  await expect(antoine.getByRole('region', { name: 'Note de cadrage', exact: true })).toContainText('Figée malgré')

  await his.press(antoine.getByRole('button', { name: 'Ouvrir les jugements' }))
  await expectSaid(antoine, 'Évaluation passée à cette étape')
  const second = (await antoine.getByRole('link', { name: questions[1] }).getAttribute('href')) ?? ''
  await his.press(antoine.getByRole('link', { name: questions[0] }))
  await judge(antoine, his, 'atteint', 'Vingt places sont ouvertes.')
  const page = antoine.url()

  await openCtg(claire, name)
  const awaiting = claire.getByRole('region', { name: 'Ce qui vous attend' })
  await expect(awaiting).toContainText(/3\squestions de l’évaluation attendent le jugement de votre partie/)
  await claire.goto(page)
  await judge(claire, hers, 'en partie atteint', 'Un tiers des familles renonce.')
  const judgements = claire.getByRole('region', { name: 'Le jugement de chaque partie' })
  const ofCaf = judgements.getByRole('article').filter({ hasText: 'Caf des Hauts-de-Seine' })
  const ofTown = judgements.getByRole('article').filter({ hasText: 'Ville de Gennevilliers' })
  await expect(ofCaf).toContainText(/en partie atteint\s*Un tiers des familles renonce/)
  await expect(ofTown).toContainText(/atteint\s*Vingt places sont ouvertes/)
  // In other windows: what a room costs is not counted in the scenario.
  await judgeTogether(second, await antoine.context().newPage(), await claire.context().newPage(), phone)
  const advice = claire.getByRole('region', { name: 'Recommandation', exact: true })
  await unfold(claire, 'Recommander en commun')
  await hers.press(advice.getByRole('radio', { name: 'arrêter' }).first())
  await advice.getByRole('textbox', { name: 'Raison' }).first().fill('Plus de besoin depuis 2027.')
  await hers.press(advice.getByRole('button', { name: 'Enregistrer' }).first())
  await expect(advice).toContainText(/En commun\s: arrêter\.\s*Plus de besoin/)
  await expectAccessible(claire, 'question jugée', { isFrameKnown: true })
  await hers.press(advice.getByRole('link', { name: 'Toutes' }))
  await expect(claire.getByLabel(`Recommandation, ${action}`)).toHaveValue('stop')
  await expectAccessible(claire, 'recommandations', { isFrameKnown: true })

  await hers.press(
    claire.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link', { name: 'Évaluation finale' }),
  )
  await hers.press(claire.getByRole('link', { name: /éléments/i }).first())
  await hers.press(claire.getByRole('button', { name: 'Figer les éléments à ce jour' }))
  await expect(claire.getByRole('main')).toContainText(/figés? le/)
  await hers.press(
    claire.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link', { name: 'Évaluation finale' }),
  )
  await hers.press(claire.getByRole('button', { name: 'Figer l’évaluation' }))
  await expectSaid(claire, 'Évaluation figée')
  await expect(claire.getByRole('region', { name: 'Ce qui manquait' })).toContainText('3 jugements sans réponse')
  await expect(claire.getByRole('region', { name: 'Biais et limites' })).toContainText('Aucune famille')
  await expectAccessible(claire, 'évaluation figée')
  expectCost(19, { pages: 20, clicks: 34 }, his, hers)

  await antoine.goto(antoine.url().replace(/(\/ctg\/[0-9a-f-]{36}).*/, '$1/renouvellement'))
  await antoine.getByLabel('Nom de la nouvelle CTG').fill(`${name} suite`)
  await antoine.getByRole('button', { name: 'Créer la CTG qui suit' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toHaveText('Ce qui continue')
  await antoine.goto(antoine.url().replace(/(\/ctg\/[0-9a-f-]{36}).*/, '$1/plan/precedente'))
  await expect(antoine.getByRole('main')).toContainText(
    /l’évaluation recommande d’arrêter\s: Plus de besoin depuis 2027\./,
  )
  await expect(antoine.getByRole('checkbox', { name: action })).toHaveCount(0)
})
