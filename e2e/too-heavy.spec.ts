/** What is too heavy is told where it is, before it leaves, and nothing typed is lost (docs/rules/documents.md §17). */
import fs from 'node:fs'
import { expect, test } from './fixtures.ts'
import { openCtg, renewal, unfold } from './given.ts'

/** On the disk, where the browser reads it: on a busy machine, twenty-six megabytes sent to it take longer than an act may. */
function pdf(megabytes: number): string {
  const file = test.info().outputPath(`${megabytes}-plaquette.pdf`)
  fs.writeFileSync(file, '%PDF-1.7 ')
  fs.truncateSync(file, megabytes * 1024 * 1024 + 9)
  return file
}

test('un fichier ou un texte trop lourd est dit sur place et ne part pas ; les mots restent', async ({ enter }) => {
  const page = await enter('Claire Mousseline')
  await openCtg(page, renewal, 'Plan d’action')
  const sheet = await page.locator('a[href*="/actions/"]').first().getAttribute('href')
  await page.goto(`${sheet}/modifier`)
  await page.waitForLoadState('networkidle')
  let sent = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1
  })

  await unfold(page, 'Ajouter un document')
  const field = page.locator('input[type="file"]')
  const sentence = page.locator('[id$="-file-error"]')
  await field.setInputFiles(pdf(26))
  await expect(sentence).toHaveText('Ce fichier dépasse 25 Mo. Allégez-le ou partagez-le en plusieurs fichiers.')
  await page.getByLabel('Ce que c’est').fill('La plaquette')
  await page.getByRole('button', { name: 'Ajouter le document' }).click()
  await expect(field).toBeFocused()
  await field.setInputFiles(pdf(1))
  await expect(sentence).toBeHidden()
  await expect(page.getByLabel('Ce que c’est')).toHaveValue('La plaquette')

  const words = page.locator('#fiche textarea').first()
  await words.evaluate((element) => {
    for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
      fold.open = true
    element.removeAttribute('maxlength')
  })
  await words.fill('a'.repeat(1_100_000))
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click()
  await expect(page.getByRole('alert')).toContainText('1 Mo de texte au plus en une fois')
  await expect(words).toHaveValue(/^a{1000}/)
  expect(sent).toBe(0)

  await words.fill('')
  await field.setInputFiles({ name: 'programme.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') })
  await page.getByRole('button', { name: 'Ajouter le document' }).click()
  const kind = page.getByRole('alert').filter({ hasText: 'Ce type de fichier n’est pas accepté' })
  await expect(kind).toBeVisible()
  await field.setInputFiles(pdf(26))
  await page.getByRole('button', { name: 'Ajouter le document' }).click()
  await expect(field).toBeFocused()
  await expect(kind).toHaveCount(0)
})
