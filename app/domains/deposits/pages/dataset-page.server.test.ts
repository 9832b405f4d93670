import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { depositDataset } from '../commands/deposit-dataset.server.ts'
import { check, contentOf, fields, givenGennevilliers, maskedRelease } from '../deposits.fixture.server.ts'
import { getDatasetPage } from '../queries.server.ts'
import { DatasetPage } from './dataset-page.tsx'

test('the legend has the signs that the table holds, and no other', async () => {
  const { ctgId, as, actors } = await givenGennevilliers()
  const content = contentOf(await maskedRelease())
  const { datasetId } = await depositDataset(as(actors.cafCoordinator), { ctgId, ...fields, content })
  await check(ctgId, datasetId)
  const page = await getDatasetPage(as(actors.reader), { ctgId, datasetId })
  const shown = () => createElement(DatasetPage, page)
  const Stub = createRoutesStub([{ path: '/', Component: shown }])
  const legend =
    renderToStaticMarkup(createElement(Stub)).split('aria-label="Légende"')[1]?.split('</section>')[0] ?? ''
  expect(legend).toContain('sous secret')
  for (const unused of ['sans objet', 'non diffusé', 'plancher', 'pas encore chargé'])
    expect(legend).not.toContain(unused)
})
