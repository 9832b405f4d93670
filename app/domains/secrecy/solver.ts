/**
 * The solver of linear programs, loaded once by thread, and a program that stays open between two questions. The only file that
 * knows `highs`. Its answers are checked by whoever asks: a wrong one must not let a count out.
 */
import highsModule, { type Highs } from 'highs'

/** Its types are those of CommonJS, what is served is an ES module. */
const loadHighs = typeof highsModule === 'function' ? highsModule : highsModule.default

let solver: Promise<Highs> | undefined

/** @throws when its WebAssembly cannot be read, or when the page does not allow it: nothing may then leave */
export function loadSolver(): Promise<Highs> {
  solver ??= loadHighs().catch((error: unknown) => {
    solver = undefined
    throw error
  })
  return solver
}

export type Term = readonly [column: number, coefficient: number]
export type ProgramColumn = { readonly cost: number; readonly low: number; readonly high: number }
/** Σ coefficient × column = value. */
export type ProgramRow = { readonly terms: readonly Term[]; readonly value: number }

export type Program = {
  setCost(column: number, cost: number): void
  setBounds(column: number, low: number, high: number): void
  setWhole(isWhole: boolean): void
  /** The cheapest values; undefined when none fit. @throws when the solver did not say */
  minimise(): Float64Array | undefined
  close(): void
}

/** Bases are kept from one question to the next: it answers a hundred times faster than from nothing. */
export function openProgram(
  highs: Highs,
  columns: readonly ProgramColumn[],
  rows: readonly ProgramRow[],
  /** Costs change more than bounds between two questions, or the reverse. */
  changes: 'costs' | 'bounds',
): Program {
  const starts = [0]
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length)
  const bound = (value: number) => (value === Infinity ? highs.infinity : value)
  const model = highs.createModel({
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ low }) => low),
    colUpper: columns.map(({ high }) => bound(high)),
    rowLower: rows.map(({ value }) => value),
    rowUpper: rows.map(({ value }) => value),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows.flatMap(({ terms }) => terms.map(([column]) => column))),
      values: Float64Array.from(rows.flatMap(({ terms }) => terms.map(([, coefficient]) => coefficient))),
    },
  })
  const { optimal, infeasible } = highs.constants.modelStatus
  model.options.set({
    output_flag: false,
    presolve: 'off',
    solver: 'simplex',
    simplex_strategy: changes === 'costs' ? 4 : 1,
  })
  return {
    setCost: (column, cost) => void model.changeColCost(column, cost),
    setBounds: (column, low, high) => void model.changeColBounds(column, low, bound(high)),
    setWhole(isWhole) {
      const { integer, continuous } = highs.constants.variableType
      model.options.set({ solver: isWhole ? 'choose' : 'simplex' })
      model.changeColsIntegrality(
        { kind: 'range', from: 0, to: columns.length - 1 },
        columns.map(() => (isWhole ? integer : continuous)),
      )
    },
    minimise() {
      const { modelStatus } = model.run()
      if (modelStatus === infeasible) return
      if (modelStatus !== optimal) throw new Error(`the solver ended with status ${modelStatus}`)
      return model.getSolution().colValue
    },
    close: () => model.dispose(),
  }
}
