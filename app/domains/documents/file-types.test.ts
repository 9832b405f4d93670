import { describe, expect, test } from 'vitest'
import { mediaTypes, sentType, trueName } from './file-types.ts'

describe('the name of a file', () => {
  test.each([
    ['stays when it says the true type', 'Délibération du 3 mai.PDF', 'application/pdf', 'Délibération du 3 mai.PDF'],
    ['of a photo too', 'IMG_1.jpeg', 'image/jpeg', 'IMG_1.jpeg'],
    ['says the type that another one hid', 'acte.html', 'application/pdf', 'acte.html.pdf'],
    ['and the one that none said', 'acte', 'application/pdf', 'acte.pdf'],
    ['is not turned round', 'acte\u202efdp.hta', 'image/png', 'actefdp.hta.png'],
    ['holds no line, no folder', '../../x\r\nSet-Cookie: a=1.pdf', 'application/pdf', '..-..-xSet-Cookie: a=1.pdf'],
    ['is never empty', '\u200b', 'text/csv', 'document.csv'],
    ['opens nothing when its type is none of ours', 'page.html', 'text/html', 'page.html.bin'],
    ['nor of one that every object has', 'page.html', 'constructor', 'page.html.bin'],
  ])('%s', (_title, name, mediaType, expected) => expect(trueName(name, mediaType)).toBe(expected))
  test.each(Object.entries(mediaTypes))('of a file %s stays as it is, and its type', (ending, mediaType) => {
    expect([trueName(`Nom.${ending}`, mediaType), sentType(mediaType)]).toEqual([`Nom.${ending}`, mediaType])
  })
  test('a type that is none of ours is sent as one that nothing opens', () => {
    expect(['application/pdf', 'text/html', 'a\r\nb', 'constructor'].map(sentType)).toEqual([
      'application/pdf',
      ...Array.from({ length: 3 }, () => 'application/octet-stream'),
    ])
  })
})
