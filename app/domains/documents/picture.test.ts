import { expect, test } from 'vitest'
import { fitPicture, readPictureSize } from './picture.ts'
import { weavePicture } from './weave-picture.server.ts'

const png = weavePicture(['caf', 'authority'], 240, 90)
/** Start of an image, application data of two bytes, then a frame of 90 × 240. */
const jpeg = Uint8Array.from([255, 216, 255, 224, 0, 4, 1, 2, 255, 192, 0, 11, 8, 0, 90, 0, 240, 1, 1, 17, 0, 255, 217])

test('the size of a logo is read from its first bytes', () => {
  expect(readPictureSize(png, 'image/png')).toEqual({ width: 240, height: 90 })
  expect(readPictureSize(jpeg, 'image/jpeg')).toEqual({ width: 240, height: 90 })
})

test.each([
  ['another type', jpeg, 'image/png'],
  ['another type', png, 'image/jpeg'],
  ['a picture cut short', png.subarray(0, png.length - 20), 'image/png'],
  ['nothing', new Uint8Array(), 'image/jpeg'],
] as const)('%s is no logo', (_what, bytes, type) => {
  expect(readPictureSize(bytes, type)).toBeUndefined()
})

test('a picture keeps its proportions in its box', () => {
  expect(fitPicture({ width: 400, height: 100 }, { width: 200, height: 200 })).toEqual({ width: 200, height: 50 })
  expect(fitPicture({ width: 50, height: 100 }, { width: 200, height: 200 })).toEqual({ width: 100, height: 200 })
})
