import { expect, test } from 'vitest'
import { plainContent } from './plain-ods.ts'

const row = (text: string) =>
  `<table:table-row table:style-name="ro1"><table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row>`

/** As LibreOffice 25.2 writes it once rows are repeated on each page, others grouped, and a sheet hidden. */
const saved = `<office:automatic-styles><style:style style:name="ta1" style:family="table" style:master-page-name="PageStyle_5f_Plan"><style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style><style:style style:name="ta2" style:family="table" style:master-page-name="PageStyle_5f_Listes"><style:table-properties table:display="false" style:writing-mode="lr-tb"/></style:style></office:automatic-styles>
<office:spreadsheet><table:table table:name="Plan" table:style-name="ta1" table:print="true"><table:table-header-columns><table:table-column table:style-name="co1"/></table:table-header-columns><table:table-header-rows>${row('Action')}</table:table-header-rows>${row('Relais')}<table:table-row-group table:display="false">${row('Ludothèque')}<table:table-row-group>${row('Crèche')}</table:table-row-group></table:table-row-group></table:table><table:table table:name="Listes" table:style-name="ta2">${row('Caf')}</table:table></office:spreadsheet>`

test('titles repeated on each page and rows that fold are rows like others; a hidden sheet is out of sight', () => {
  const plain = plainContent(saved)
  expect([...plain.matchAll(/<text:p>(.*?)<\/text:p>/g)].map(([, text]) => text)).toEqual([
    'Action',
    'Relais',
    'Ludothèque',
    'Crèche',
  ])
  expect(plain).not.toMatch(/header-rows|row-group|name="Listes"/)
  expect(plain.match(/<table:table-row /g)).toHaveLength(4)
})
