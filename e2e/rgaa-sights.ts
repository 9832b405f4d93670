/**
 * The page as others set it: narrow, with larger or looser words, in colours of their own, without motion, without a mouse. Each
 * changes the page and puts it back; seen failing in test/rgaa-checks.test.ts. For the pages of the audit: it is slower than rgaa-checks.ts.
 */
import type { Page } from 'playwright-core'
import { runInPage, type Tools } from './rgaa-names.ts'

const look = async (page: Page, find: (tools: Tools) => readonly string[]): Promise<readonly string[]> =>
  (await runInPage(page, { find })).flatMap(([, found]) => found)

const small = { width: 320, height: 640 }

/** Wider than its window: what sticks out. */
function sticksOut({ isShown, markOf }: Tools): readonly string[] {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const out = [...document.querySelectorAll('body *')].filter(
    (one) => isShown(one) && one.getBoundingClientRect().right > clientWidth + 1,
  )
  return [`${scrollWidth} px`, ...out.slice(0, 3).map(markOf)]
}

/** 320 pixels wide: nothing to scroll sideways but tables in their own region. */
export async function narrowFaults(page: Page): Promise<readonly string[]> {
  const size = page.viewportSize() ?? small
  await page.setViewportSize(small)
  const faults = await look(page, sticksOut)
  await page.setViewportSize(size)
  return faults
}

/** Words that their box cuts, in height or in width. */
function cutWords({ isShown, markOf, wordsOf }: Tools): readonly string[] {
  const isCut = (box: Element) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(box)
    if (clipPath !== 'none' || box.clientWidth <= 1) return false
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    return (
      (hides(overflowY) && box.scrollHeight > box.clientHeight + 4) ||
      (hides(overflowX) && box.scrollWidth > box.clientWidth + 4)
    )
  }
  const boxes = [...document.querySelectorAll('body *:not(input, textarea, select, svg, svg *)')]
  return boxes.filter((box) => isShown(box) && wordsOf(box) !== '' && isCut(box)).map(markOf)
}

/** A style sheet of the person who reads: what it cuts that was whole. */
async function cutBy(page: Page, css: string): Promise<readonly string[]> {
  const before = new Set(await look(page, cutWords))
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, css)
  const faults = [...(await look(page, cutWords))].filter((one) => !before.has(one))
  const wide = await look(page, sticksOut)
  await page.evaluate(() => {
    document.adoptedStyleSheets.pop()
  })
  return [...faults, ...wide]
}

/** Lines, paragraphs, words and letters spaced as the criterion 10.12 says. */
export const spacingFaults = (page: Page): Promise<readonly string[]> =>
  cutBy(
    page,
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  )

/** Letters twice as large, by the zoom of the browser: half the window. */
export async function largeFaults(page: Page): Promise<readonly string[]> {
  const size = page.viewportSize() ?? small
  const before = new Set(await look(page, cutWords))
  await page.setViewportSize({ width: Math.round(size.width / 2), height: Math.round(size.height / 2) })
  const faults = [...(await look(page, cutWords)), ...(await look(page, sticksOut))].filter((one) => !before.has(one))
  await page.setViewportSize(size)
  return faults
}

/** Colours chosen by the system: a mark of a legend keeps an edge or a colour of its own, a drawing its lines, a field its border. */
function lostInForcedColours({ isShown, markOf, plain, wordsOf }: Tools): readonly string[] {
  const hasEdge = (one: Element, part?: string) => {
    const { borderTopStyle, borderTopWidth, outlineStyle, forcedColorAdjust } = getComputedStyle(one, part)
    const isEdged = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0
    return (
      isEdged ||
      outlineStyle !== 'none' ||
      forcedColorAdjust === 'none' ||
      forcedColorAdjust === 'preserve-parent-color'
    )
  }
  const marks = [...document.querySelectorAll('body *')].filter(
    (one) =>
      one.matches(
        '[data-swatch], [class*=swatch i], [class*=legend i] :is(i, span):empty, [class*=key i] :is(i, span):empty',
      ) &&
      one.children.length === 0 &&
      plain(one.textContent) === '',
  )
  const fields = [
    ...document.querySelectorAll('input:is([type=text], [type=email], [type=search]), select, textarea, button'),
  ]
  return [...marks, ...fields.filter((one) => wordsOf(one) === '')]
    .filter((one) => isShown(one) && !hasEdge(one))
    .map(markOf)
}

export async function forcedColourFaults(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const faults = await look(page, lostInForcedColours)
  await page.emulateMedia({ forcedColors: null })
  return faults
}

function moves({ markOf }: Tools): readonly string[] {
  const isMoving = (one: Element) => {
    const { animationName, animationDuration } = getComputedStyle(one)
    return animationName !== 'none' && Number.parseFloat(animationDuration) > 0
  }
  const isGliding = getComputedStyle(document.documentElement).scrollBehavior === 'smooth'
  return [
    ...(isGliding ? ['the page glides'] : []),
    ...[...document.querySelectorAll('*')].filter(isMoving).map(markOf),
  ]
}

/** For whom asks that nothing moves. */
export async function motionFaults(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const faults = await look(page, moves)
  await page.emulateMedia({ reducedMotion: null })
  return faults
}

/** Where the keyboard is: what has the focus, and whether one sees it. */
function focused({ markOf }: Tools): readonly string[] {
  const one = document.activeElement
  if (!one || one === document.body) return ['']
  // Day, month, year and calendar of a native field are each reached by Tab, and draw their own focus.
  if (one.matches('input:is([type=date], [type=time])')) return ['', `date ${performance.now()}`, markOf(one)]
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
  const isSeen = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  const place = [...document.querySelectorAll('*')].indexOf(one)
  return [isSeen ? '' : `the focus is not seen: ${markOf(one)}`, String(place), markOf(one)]
}

/** From the top of the page, by Tab: each press moves on, and is seen. */
export async function focusFaults(page: Page, presses: number): Promise<readonly string[]> {
  const faults: string[] = []
  let last = ''
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    getSelection()?.removeAllRanges()
  })
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab')
    const [fault = '', place = '', mark = ''] = await look(page, focused)
    if (fault !== '') faults.push(fault)
    if (place !== '' && place === last) faults.push(`Tab stays there: ${mark}`)
    if (place === '' && press > 0) break
    last = place
  }
  return faults
}
