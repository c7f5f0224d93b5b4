// What a runner's JSON report says, Vitest's and Playwright's alike.
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** How many tests passed and how many did not. */
export function countsOf(report) {
  if (report.stats) return { passed: report.stats.expected + report.stats.flaky, bad: report.stats.unexpected }
  return { passed: report.numPassedTests, bad: report.numFailedTests }
}

/** The tests that failed, a line each with what was wrong: said last, where a reader of a long log finds them. */
export function failuresOf(report) {
  return said(
    report.testResults ? report.testResults.flatMap(ofVitest) : report.suites.flatMap(specsOf).filter(({ ok }) => !ok),
  )
}

/** The journeys that failed once and passed when they were tried again. */
export function secondTriesOf(report) {
  const specs = report.testResults ? [] : report.suites.flatMap(specsOf)
  return said(specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')))
}

const said = (found) =>
  found.map(
    ({ file, title, message = '' }) =>
      `${file} › ${title}: ${stripVTControlCharacters(message).split('\n', 3).join(' ').slice(0, 200)}`,
  )

function ofVitest({ name, assertionResults }) {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({
      file: relative('.', name),
      title: fullName,
      message: failureMessages[0],
    }))
}

function specsOf({ specs, suites = [] }) {
  const own = specs.map((spec) => ({
    ...spec,
    message: spec.tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message,
  }))
  return [...own, ...suites.flatMap(specsOf)]
}
