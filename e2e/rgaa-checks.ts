/**
 * What a machine can judge of the RGAA and axe does not: one function a check, run inside the page. Each says which criteria it
 * judges, and is seen failing on a planted fault in test/rgaa-checks.test.ts. Cheap: one reading of the page for all.
 */
import type { Page } from 'playwright-core'
import { runInPage, type Tools } from './rgaa-names.ts'

/** Doctype, language of the page, no other direction; every language named is one. */
function language({ all, markOf }: Tools): readonly string[] {
  const html = document.documentElement
  return [
    ...(document.doctype?.name === 'html' && document.compatMode === 'CSS1Compat' ? [] : ['no doctype']),
    ...(html.lang === 'fr' ? [] : [`lang="${html.lang}"`]),
    ...all('[dir]:not([dir=ltr], [dir=auto])').map((one) => `direction: ${markOf(one)}`),
    ...all('[lang]')
      .filter((one) => !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(one.getAttribute('lang') ?? ''))
      .map((one) => `language: ${markOf(one)}`),
  ]
}

/** A title that says the page, and shares a word with its first heading. */
function title({ plain }: Tools): readonly string[] {
  const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? []
  const said = new Set(wordsIn(document.title.replace(/ – Trame$/, '')))
  const heading = plain(document.querySelector('h1')?.textContent)
  const isTelling = said.size > 0 && wordsIn(heading).some((word) => said.has(word))
  return isTelling ? [] : [`« ${document.title} » for « ${heading} »`]
}

/** One first heading, no level jumped over, none empty. */
function headings({ all, isShown, markOf, wordsOf }: Tools): readonly string[] {
  const shown = all('h1, h2, h3, h4, h5, h6, [role=heading]').filter(isShown)
  const levelOf = (one: Element) => Number(one.getAttribute('aria-level') ?? one.tagName.slice(1))
  const first = shown.filter((one) => levelOf(one) === 1).length
  return [
    ...(first === 1 ? [] : [`${first} first headings`]),
    ...shown.filter((one) => wordsOf(one) === '').map((one) => `empty: ${markOf(one)}`),
    ...shown
      .filter((one, index) => index > 0 && levelOf(one) - levelOf(shown[index - 1] ?? one) > 1)
      .map((one) => `jumps a level: ${markOf(one)}`),
  ]
}

/** Main, and a header, a footer, menus named where there are several; the screen of a room is its main alone. */
function landmarks({ all, isShown, markOf, nameOf }: Tools): readonly string[] {
  const mains = all('main').filter(isShown).length
  const navs = all('nav').filter(isShown)
  const isFramed = all('a, button').some((one) => isShown(one) && !one.closest('main'))
  const names = navs.map(nameOf)
  const outside = ':not(:is(main, article, section) *)'
  return [
    ...(mains === 1 ? [] : [`${mains} main`]),
    ...(isFramed && all(`header${outside}`).length === 0 ? ['no header'] : []),
    ...(isFramed && all(`footer${outside}`).length !== 1 ? ['no footer, or several'] : []),
    ...navs
      .filter((_one, index) => names[index] === '' || names.indexOf(names[index] ?? '') !== index)
      .map((one) => `menu without a name of its own: ${markOf(one)}`),
  ]
}

/** The first thing one reaches leads to the content, or is in it. */
function skipLink({ markOf }: Tools): readonly string[] {
  const first = document.querySelector('a[href], button, input:not([type=hidden]), summary')
  const target = first?.getAttribute('href') ?? ''
  const leads = target.startsWith('#') && Boolean(document.getElementById(target.slice(1))?.closest('main'))
  return leads || first?.closest('main') ? [] : [`first: ${first ? markOf(first) : 'nothing'}`]
}

/** Drawings are named or passed over; photographs have their words, or none on purpose. */
function pictures({ all, markOf, nameOf }: Tools): readonly string[] {
  const unsaid = all('svg').filter(
    (one) => !one.closest('[aria-hidden=true]') && !(one.getAttribute('role') === 'img' && nameOf(one) !== ''),
  )
  const bare = all('img:not([alt]), input[type=image]:not([alt]), area:not([alt])')
  const both = all('[role=img]').filter((one) => nameOf(one) === '' && one.tagName.toLowerCase() !== 'svg')
  return [...unsaid, ...bare, ...both].map(markOf)
}

/** Nothing that plays, blinks, stands in a frame or asks to prove one is human: what the audit says does not exist. */
function absent({ all, markOf }: Tools): readonly string[] {
  return all(
    'audio, video, object, embed, applet, canvas, iframe, frame, blink, marquee, bgsound, map, [class*=captcha i], meta[http-equiv=refresh i]:not([content^="0;"])',
  ).map(markOf)
}

/** A table of data has a title, and heads that say what they head. */
function tables({ all, markOf, nameOf }: Tools): readonly string[] {
  return all('table:not([role=presentation])').flatMap((table) => {
    const heads = [...table.querySelectorAll('th, [role=columnheader], [role=rowheader]')]
    const loose = heads.filter((one) => one.tagName === 'TH' && !one.hasAttribute('scope') && !one.hasAttribute('role'))
    return [
      ...(nameOf(table) === '' ? [`no title: ${markOf(table)}`] : []),
      ...(heads.length === 0 ? [`no head: ${markOf(table)}`] : []),
      ...loose.map((one) => `a head of nothing: ${markOf(one)}`),
    ]
  })
}

/** Links and buttons have a name, in which the words seen are found. */
function names({ all, isShown, markOf, nameOf, wordsOf }: Tools): readonly string[] {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim()
  return all('a[href], button, summary, [role=button], [role=link], [role=tab], [role=menuitem]')
    .filter(isShown)
    .flatMap((one) => {
      const name = nameOf(one)
      if (name === '') return [`no name: ${markOf(one)}`]
      const seen = bare(one.hasAttribute('aria-label') ? wordsOf(one) : '')
      return bare(name).includes(seen) ? [] : [`« ${seen} » is seen, « ${name} » is heard: ${markOf(one)}`]
    })
}

/** Buttons that send something else are told apart: by their name, else by the group, the region, the item or the row they stand in. */
function twins({ all, isShown, markOf, nameOf, nameOfGroup }: Tools): readonly string[] {
  const groups = 'fieldset, section, article, li, tr, [role=group], [role=region], [role=dialog]'
  const pathOf = (one: Element): string => {
    const above = one.parentElement?.closest(groups)
    return above ? `${pathOf(above)} > ${nameOfGroup(above)}` : ''
  }
  const shown = all('button, input[type=submit]')
    .filter((one) => one instanceof HTMLButtonElement || one instanceof HTMLInputElement)
    .filter((one) => one.type === 'submit' && isShown(one))
  return shown
    .filter((one, index) =>
      shown
        .slice(0, index)
        .some(
          (other) =>
            nameOf(other) === nameOf(one) &&
            (other.form !== one.form || other.value !== one.value) &&
            pathOf(other) === pathOf(one),
        ),
    )
    .map((one) => `twice « ${nameOf(one)} »: ${markOf(one)}`)
}

/** Every field has its label; one refused points at the sentence that says why. */
function fields({ all, markOf, nameOf, plain }: Tools): readonly string[] {
  return all(
    'input:not([type=hidden], [type=submit], [type=button]), select, textarea, [contenteditable=true]',
  ).flatMap((one) => {
    const told = (one.getAttribute('aria-describedby') ?? '').split(/\s+/).filter((id) => id !== '')
    const lost = told.filter((id) => !document.getElementById(id))
    const isUntold = told.every((id) => plain(document.getElementById(id)?.textContent) === '')
    return [
      ...(nameOf(one) === '' ? [`no label: ${markOf(one)}`] : []),
      ...lost.map((id) => `described by #${id}, which is not there: ${markOf(one)}`),
      ...(one.getAttribute('aria-invalid') === 'true' && isUntold
        ? [`refused without a sentence: ${markOf(one)}`]
        : []),
    ]
  })
}

/** Choices of one question are in a group that bears its name. */
function groups({ all, markOf, nameOf }: Tools): readonly string[] {
  return all('input[type=radio]')
    .filter((one) => {
      const group = one.closest('fieldset, [role=group], [role=radiogroup], table')
      return group === null || nameOf(group) === ''
    })
    .map(markOf)
}

/** A field about the person who types says so, in the words browsers know. */
function autocomplete({ all, markOf }: Tools): readonly string[] {
  const known =
    /^(off|on|name|given-name|family-name|nickname|email|username|current-password|new-password|one-time-code|organization|organization-title|tel|postal-code|address-level2|url|street-address)( webauthn)?$/
  return [
    ...all('[autocomplete]')
      .filter((one) => one.tagName !== 'FORM' && !known.test(one.getAttribute('autocomplete') ?? ''))
      .map((one) => `unknown word: ${markOf(one)}`),
    ...all('input:is([type=email], [type=password], [type=tel]):not([autocomplete])').map(
      (one) => `not said: ${markOf(one)}`,
    ),
  ]
}

/** No order of our own under Tab, no key alone that acts, no window that opens unsaid. */
function ways({ all, markOf, nameOf }: Tools): readonly string[] {
  return [
    ...all('[tabindex]').filter((one) => Number(one.getAttribute('tabindex')) > 0),
    ...all('[accesskey]'),
    ...all('a[target]:not([target=_self]), form[target]:not([target=_self])').filter(
      (one) => !/nouvel(le)? (fenêtre|onglet)/i.test(nameOf(one)),
    ),
  ].map(markOf)
}

/** No id twice, no block inside words, no mark that only draws. */
function marks({ all, markOf }: Tools): readonly string[] {
  const ids = all('[id]').map(({ id }) => id)
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  const blocks = 'div, p, ul, ol, dl, table, section, article, form, fieldset, h1, h2, h3, h4, h5, h6'
  return [
    ...twice.map((id) => `id twice: ${id}`),
    ...all(`:is(span, p, button, strong, em, small, label, h1, h2, h3, h4) :is(${blocks}), a a, a button, button a`)
      .filter((one) => !one.closest('[contenteditable], svg'))
      .map((one) => `not allowed there: ${markOf(one)}`),
    ...all('font, center, big, tt, strike, [align], [bgcolor], [valign], table[border], td[width], th[width]').map(
      markOf,
    ),
  ]
}

/** Words that only the style sheet says, or that it spreads from edge to edge. */
function styles({ all, isShown, markOf }: Tools): readonly string[] {
  const shown = all('body *').filter((one) => !one.closest('svg') && isShown(one))
  const drawn = (one: Element, part: string) => {
    const { content } = getComputedStyle(one, part)
    return /^"[^"]*[\p{L}\d]{2}/u.test(content)
  }
  return [
    ...shown
      .filter((one) => ['::before', '::after'].some((part) => drawn(one, part)))
      .map((one) => `said by the style: ${markOf(one)}`),
    ...shown.filter((one) => getComputedStyle(one).textAlign === 'justify').map((one) => `justified: ${markOf(one)}`),
  ]
}

/** What looks like a button is one: reached by the keyboard. */
function pointers({ all, isShown, markOf }: Tools): readonly string[] {
  const reached =
    'a[href], button, summary, label, input, select, textarea, option, [tabindex], [contenteditable], [role]'
  return all('body *')
    .filter((one) => isShown(one) && getComputedStyle(one).cursor === 'pointer' && !one.closest(reached))
    .map(markOf)
}

/** Nothing moves for ever. */
function motion({ markOf }: Tools): readonly string[] {
  return document
    .getAnimations()
    .filter((one) => one.playState === 'running' && one.effect?.getTiming().iterations === Number.POSITIVE_INFINITY)
    .map((one) => (one.effect instanceof KeyframeEffect && one.effect.target ? markOf(one.effect.target) : one.id))
}

type Check = { readonly criteria: readonly string[]; readonly find: (tools: Tools) => readonly string[] }

/** What axe is asked. */
export const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** By the name that the audit cites (app/domains/accessibility); « 4.* » is a whole theme. */
export const rgaaChecks = {
  language: { criteria: ['8.1', '8.3', '8.4', '8.8', '8.10'], find: language },
  title: { criteria: ['8.5', '8.6'], find: title },
  headings: { criteria: ['9.1'], find: headings },
  landmarks: { criteria: ['9.2', '12.6'], find: landmarks },
  skipLink: { criteria: ['12.7'], find: skipLink },
  pictures: { criteria: ['1.1', '1.2'], find: pictures },
  absent: { criteria: ['1.4', '1.5', '2.*', '4.*', '13.1', '13.7', '13.8'], find: absent },
  tables: { criteria: ['5.3', '5.4', '5.6', '5.7', '5.8'], find: tables },
  names: { criteria: ['6.1', '6.2', '11.9'], find: names },
  twins: { criteria: ['11.9'], find: twins },
  fields: { criteria: ['11.1', '11.4', '11.10'], find: fields },
  groups: { criteria: ['11.5', '11.6'], find: groups },
  autocomplete: { criteria: ['11.13'], find: autocomplete },
  ways: { criteria: ['12.8', '12.10', '13.2'], find: ways },
  marks: { criteria: ['8.2', '8.9', '10.1'], find: marks },
  styles: { criteria: ['10.1', '10.2'], find: styles },
  pointers: { criteria: ['7.3'], find: pointers },
  motion: { criteria: ['13.7', '13.8'], find: motion },
} satisfies Readonly<Record<string, Check>>

const finders = Object.fromEntries(Object.entries(rgaaChecks).map(([key, { find }]) => [key, find]))

/** Every fault of the page as it stands, « check: where ». */
export async function rgaaFaults(page: Page): Promise<readonly string[]> {
  const found = await runInPage(page, finders)
  return found.flatMap(([key, faults]) => faults.map((fault) => `${key}: ${fault}`))
}
