/** The text of the convention: a template brought in from Word, passages that follow, what is to be looked at again (docs/rules/convention.md §1, §5.3). */
import { docxFile } from '#test/docx-file.ts'
import { expect, test } from './fixtures.ts'
import { createCtgForTwo, expectSaid, goTo, unique } from './given.ts'

const template = {
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(
    docxFile([
      { text: 'Entre les parties' },
      { text: 'Article 1 – Objet', isBold: true },
      { text: 'La convention réunit {parties signataires}.' },
      { text: 'Article 2 – Lieu', isBold: true },
      { text: 'Elle se signe à ……….' },
    ]),
  ),
}

test.describe('Le texte de la convention', () => {
  test('vient d’un modèle apporté de Word et relu ; ses passages suivent les parties, ce qui manque mène où il se corrige', async ({
    enter,
  }) => {
    test.slow()
    // Every CTG of this Caf is offered her models.
    const name = unique('modèle')
    const { claire } = await createCtgForTwo(enter, 'Texte')
    await goTo(claire, 'Convention')
    await claire
      .getByRole('navigation', { name: 'Pages de la convention' })
      .getByRole('link', { name: 'Texte' })
      .click()
    await claire.getByRole('link', { name: 'Choisir un autre modèle' }).click()
    await claire.getByLabel('Document Word').setInputFiles({ ...template, name: `${name}.docx` })
    await claire.getByRole('button', { name: 'Lire le document' }).click()
    await expect(claire.getByRole('region', { name: 'Article 2. Lieu' })).toContainText('[à compléter]')
    await claire.getByText('Avant le premier article').click()
    await expect(claire.getByText('Entre les parties')).toBeVisible()
    await claire.getByLabel('Auteur').fill('Caf des Hauts-de-Seine')
    await claire.getByRole('button', { name: 'Enregistrer et proposer ce modèle' }).click()
    await expect(
      claire.getByRole('status').filter({ hasText: 'Modèle enregistré : les CTG peuvent le prendre.' }),
    ).toBeVisible()
    const backToTemplates = () => claire.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link').click()
    await backToTemplates()
    await claire.getByRole('button', { name: 'Partir de ce modèle : Modèle de Trame' }).click()
    await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Écrire « Modèle de Trame, à adapter »')
    await claire.getByLabel('Auteur de cette version').fill('Caf des Hauts-de-Seine')
    await claire.getByRole('region', { name: 'Article 1', exact: true }).getByLabel('Titre').fill('Objet et portée')
    await claire.getByRole('button', { name: 'Enregistrer cette version' }).click()
    await expect(claire.getByRole('region', { name: 'Article 1. Objet et portée' })).toBeVisible()
    await backToTemplates()
    await claire.getByRole('button', { name: `Préparer les articles avec ce modèle : ${name}` }).click()
    await expect(claire.getByRole('region', { name: 'Articles', exact: true })).toContainText('2 articles')

    await claire.getByRole('link', { name: /Article 2\. Lieu : à compléter/ }).click()
    await claire.getByRole('button', { name: /^Écrire/ }).click()
    const text = claire.getByRole('textbox', { name: /Article 2/ })
    await expect(text).toHaveAttribute('contenteditable', 'true')
    await text.fill('Elle se signe à ')
    await claire.getByRole('button', { name: /Insérer un passage/ }).click()
    await claire.getByLabel('Chercher un passage').fill('territoire')
    await claire.getByRole('button', { name: /^territoire/ }).click()
    await expect(text).toHaveText('Elle se signe à Gennevilliers')
    await claire.getByRole('button', { name: 'Terminer' }).click()
    await expect(claire.getByRole('region', { name: 'Passages qui se remplissent' })).toContainText('Territoire')
    await claire.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link').click()
    await expect(claire.getByRole('region', { name: 'À revoir' })).toBeVisible()
    // What was just written is read a moment later: the page is asked again until then.
    await expect(async () => {
      await claire.reload()
      await expect(claire.getByRole('region', { name: 'À revoir' })).not.toContainText('Lieu', { timeout: 1_000 })
    }).toPass({ timeout: 30_000 })

    await claire.getByRole('link', { name: 'Compléter une partie' }).click()
    const town = claire.getByRole('region', { name: 'Ville de Gennevilliers' })
    await town.getByText('Modifier la partie').click()
    await town.getByRole('textbox', { name: /^Nom \(/ }).fill('Commune de Gennevilliers, en Hauts-de-Seine')
    await town.getByRole('button', { name: /^Enregistrer/ }).click()
    await expectSaid(claire, 'Partie enregistrée')
    await goTo(claire, 'Convention')
    await claire
      .getByRole('navigation', { name: 'Pages de la convention' })
      .getByRole('link', { name: 'Texte' })
      .click()
    await claire.getByRole('link', { name: 'Objet', exact: true }).click()
    await expect(claire.getByRole('region', { name: 'Texte de l’article' })).toContainText(
      'réunit la Caf des Hauts-de-Seine et la Commune de Gennevilliers, en Hauts-de-Seine.',
    )
  })
})
