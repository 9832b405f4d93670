/** Text that XML may hold. Pure. */

/** Control characters, lone surrogates and non-characters: XML refuses them, a font cannot draw them. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

export const withoutControls = (text: string): string => text.replace(unwritable, '')
