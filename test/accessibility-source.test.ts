/** What the audit of the RGAA says that Trame never does, read in its own code. Pure. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const read = (pattern: string) =>
  fs
    .globSync(pattern, { cwd: root })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }))

const styles = read('app/**/*.css')
const views = read('app/**/*.{ts,tsx}')

/** What is refused, and in which files it is right. */
const never: readonly {
  readonly what: string
  readonly in: typeof views
  readonly sign: RegExp
  readonly but?: readonly string[]
}[] = [
  { what: 'asks to move the device', in: views, sign: /devicemotion|deviceorientation|new Accelerometer/ },
  { what: 'locks the way the screen is held', in: views, sign: /orientation\.lock/ },
  { what: 'hides something in one way of holding the screen', in: styles, sign: /\(orientation:/ },
  {
    what: 'shows something under the pointer alone',
    in: styles,
    sign: /:hover[^{]*\{[^}]*(display|visibility|opacity|clip-path):/,
  },
  { what: 'speaks by a bubble of its own', in: views, sign: /role="tooltip"|onMouseEnter=/ },
  {
    what: 'acts before the finger is lifted',
    in: views,
    sign: /on(PointerDown|MouseDown|TouchStart)[=:] ?(\(|\{)/,
    // They choose a cell or a place to read, or only keep the focus where it is.
    but: [
      'app/domains/writing/pages/editor-toolbar.tsx',
      'app/domains/writing/talk/pages/reading-talk.tsx',
      'app/ui/charts/map-figure.tsx',
      'app/ui/grid/grid-editor.tsx',
      'app/ui/grid/grid-pointer.tsx',
    ],
  },
  { what: 'goes elsewhere as one chooses', in: views, sign: /onChange=\{[^}]*(navigate|submit|location)/ },
  {
    what: 'goes elsewhere by itself',
    in: views, // At once, after an act, is no delay.
    sign: /http-?equiv="refresh"(?! content=(\{`|")0;)/i,
  },
  {
    what: 'draws a focus with nothing',
    in: styles,
    sign: /:focus(-visible)?\s*\{[^}]*outline:\s*(none|0)/,
    but: ['app/ui/base.css'],
  },
]

test('nothing asks to move or turn the device, acts on a press, or opens under the pointer alone', () => {
  expect([styles.length, views.length].every((count) => count > 30)).toBe(true)
  const found = never.flatMap(({ what, in: files, sign, but = [] }) =>
    files.filter(({ file, text }) => sign.test(text) && !but.includes(file)).map(({ file }) => `${file} ${what}`),
  )
  expect(found).toEqual([])
  const idle = never.flatMap(({ sign, in: files, but = [] }) =>
    but.filter((name) => !files.some(({ file, text }) => file === name && sign.test(text))),
  )
  expect(idle, 'exceptions that let nothing pass').toEqual([])
})

test.each([
  ['a bubble under the pointer', '.a:hover .b { display: block }', 'shows something under the pointer alone'],
  [
    'a locked screen',
    '@media (orientation: landscape) { .a { display: none } }',
    'hides something in one way of holding the screen',
  ],
  ['a focus taken away', '.a:focus { outline: none }', 'draws a focus with nothing'],
  ['an act on a press', '<div onPointerDown={() => send()}>', 'acts before the finger is lifted'],
  ['a choice that leaves', '<select onChange={() => navigate("/")}>', 'goes elsewhere as one chooses'],
])('%s is found', (_title, text, what) => {
  expect(never.find((one) => one.what === what)?.sign.test(text)).toBe(true)
})
