/** Size of a logo, read from its first bytes. Pure. Source: PNG (ISO/IEC 15948) and JPEG (ITU-T T.81) headers. */

export type PictureType = 'image/png' | 'image/jpeg'
export type PictureSize = { readonly width: number; readonly height: number }

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function readPng(view: DataView): PictureSize | undefined {
  if (view.byteLength < 45 || pngSignature.some((byte, index) => view.getUint8(index) !== byte)) return
  // The last chunk is « IEND »: without it the file was cut.
  if (view.getUint32(view.byteLength - 8) !== 0x49454e44) return
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Frame headers, all but those of tables (C4, C8, CC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function readJpeg(view: DataView): PictureSize | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return
    if (isFrame(view.getUint8(at + 1))) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
}

/** Undefined when these bytes are not a whole picture of this type. */
export function readPictureSize(bytes: Uint8Array, type: PictureType): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = type === 'image/png' ? readPng(view) : readJpeg(view)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

/** The largest size with the same proportions that holds in a box. */
export function fitPicture(size: PictureSize, box: PictureSize): PictureSize {
  const ratio = Math.min(box.width / size.width, box.height / size.height)
  return { width: size.width * ratio, height: size.height * ratio }
}
