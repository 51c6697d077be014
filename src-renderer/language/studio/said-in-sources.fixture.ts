/**
 * Reads out of the sources what the studio may say: the sentences and hints of its errors, the words of its notices,
 * events, warnings and reasons, with a hole wherever a value is put in. Nothing is run and no types are asked for:
 * names are followed to the constants, parameters and functions that are called so. Long because each kind of expression has its rule, and the rules call each other.
 */
import ts from 'typescript'

/** Where a value stands while sentences are put together. */
const hole = '\u0000'

export interface Said {
  /** With {0}, {1} … in the places of values. */
  readonly sentence: string
  readonly file: string
}

export interface Unreadable {
  readonly file: string
  readonly expression: string
}

export interface Reading {
  readonly said: readonly Said[]
  readonly unreadable: readonly Unreadable[]
}

/** Properties of objects that hold a sentence where one is written there. */
const saidProperties = ['message', 'hint', 'reason', 'warnings']
/** Functions that are given sentences: at which place. */
const saidArguments: Readonly<Record<string, number>> = {
  'warnings.push': 0,
  'this.#refuse': 0,
  unavailable: 1,
  'workspace.runs.setState': 2,
  'workspace.corpora.setState': 2,
}
/** Functions that answer with a sentence. */
const saidAnswers = [
  ...['whatHappened', 'savedOf', 'gapWarning', 'findDamage'],
  ...['whyBest', 'whySlower', 'whyNot'],
]

/** @param sources by the name of the file */
export function readSources(sources: Readonly<Record<string, string>>): Reading {
  return new SourceReader(sources).read()
}

type Callable = ts.FunctionLikeDeclaration

/** `one ?? other` */
type Fallback = ts.BinaryExpression & {
  readonly operatorToken: { readonly kind: ts.SyntaxKind.QuestionQuestionToken }
}

class SourceReader {
  readonly #files: readonly ts.SourceFile[]
  readonly #constants = new Map<string, ts.Expression[]>()
  readonly #functions = new Map<string, Callable[]>()
  readonly #calls = new Map<string, ts.CallExpression[]>()
  readonly #said = new Map<string, Said>()
  readonly #unreadable: Unreadable[] = []
  readonly #known = new Map<ts.Node, readonly string[] | undefined>()

  constructor(sources: Readonly<Record<string, string>>) {
    this.#files = Object.entries(sources).map(([name, text]) =>
      ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true),
    )
    for (const file of this.#files) visit(file, (node) => this.#index(node))
  }

  read(): Reading {
    for (const file of this.#files) visit(file, (node) => this.#look(node))
    return { said: [...this.#said.values()], unreadable: this.#unreadable }
  }

  #index(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
      const value = node.initializer
      if (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
        put(this.#functions, node.name.text, value)
      else put(this.#constants, node.name.text, value)
    } else if (isNamedFunction(node)) put(this.#functions, node.name.getText(), node)
    else if (ts.isCallExpression(node)) put(this.#calls, calledName(node), node)
  }

  #look(node: ts.Node): void {
    if (ts.isNewExpression(node) && node.expression.getText() === 'StudioError')
      for (const argument of node.arguments?.slice(1, 3) ?? []) this.#take(argument)
    else if (ts.isCallExpression(node)) {
      const place = saidArguments[node.expression.getText()] as number | undefined
      if (place !== undefined && place < node.arguments.length) this.#take(node.arguments[place])
    } else if (ts.isPropertyAssignment(node) && saidProperties.includes(node.name.getText())) {
      if (isWritten(node.initializer)) this.#take(node.initializer)
    } else if (ts.isYieldExpression(node) && node.expression !== undefined) {
      if (isWritten(node.expression) && !ts.isArrayLiteralExpression(node.expression))
        this.#take(node.expression)
    } else if (isNamedFunction(node) && saidAnswers.includes(node.name.getText()))
      for (const answer of answersOf(node)) this.#take(answer)
  }

  /** A whole sentence. Where it is another's that is handed on, it is taken where that one is made. */
  #take(expression: ts.Expression): void {
    const constant = ts.isIdentifier(expression) ? this.#constantOf(expression) : undefined
    if (constant !== undefined) this.#take(constant)
    else if (ts.isParenthesizedExpression(expression)) this.#take(expression.expression)
    else if (ts.isConditionalExpression(expression)) {
      this.#take(expression.whenTrue)
      this.#take(expression.whenFalse)
    } else if (isFallback(expression)) {
      this.#take(expression.left)
      this.#take(expression.right)
    } else if (!isHandedOn(expression)) this.#takeTexts(expression)
  }

  #takeTexts(expression: ts.Expression): void {
    const file = expression.getSourceFile().fileName
    const texts = this.#textsOf(expression)
    if (texts === undefined) this.#unreadable.push({ file, expression: expression.getText() })
    else for (const text of texts) this.#add(text, file)
  }

  #add(text: string, file: string): void {
    let count = 0
    const sentence = text.replaceAll(hole, () => `{${count++}}`)
    // A value alone, or nothing between two values, is no sentence of ours.
    if (/\p{L}/u.test(text.replaceAll(hole, ''))) this.#said.set(sentence, { sentence, file })
  }

  /** All that an expression may come to, with holes; undefined where that does not stand in the sources. */
  #textsOf(expression: ts.Expression): readonly string[] | undefined {
    if (this.#known.has(expression)) return this.#known.get(expression)
    // Until it is known: what leads back to itself does not stand in the sources.
    this.#known.set(expression, undefined)
    const texts = this.#readable(expression)
    this.#known.set(expression, texts)
    return texts
  }

  #readable(node: ts.Expression): readonly string[] | undefined {
    if (ts.isStringLiteralLike(node)) return [node.text]
    if (ts.isTemplateExpression(node)) return this.#template(node)
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return this.#textsOf(node.expression)
    if (ts.isConditionalExpression(node)) return this.#all([node.whenTrue, node.whenFalse])
    if (ts.isBinaryExpression(node)) return this.#combined(node)
    if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0 ? [] : this.#all(node.elements)
    if (ts.isSpreadElement(node)) return this.#textsOf(node.expression) ?? []
    if (ts.isIdentifier(node)) return this.#named(node)
    if (ts.isCallExpression(node)) return this.#answered(node)
    return undefined
  }

  #combined(node: ts.BinaryExpression): readonly string[] | undefined {
    if (isFallback(node)) return this.#all([node.left, node.right])
    if (node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined
    const [left, right] = [this.#textsOf(node.left), this.#textsOf(node.right)]
    return left === undefined || right === undefined ? undefined : joined(left, right)
  }

  #template(node: ts.TemplateExpression): readonly string[] {
    let texts: readonly string[] = [node.head.text]
    for (const { expression, literal } of node.templateSpans)
      texts = joined(joined(texts, this.#inside(expression)), [literal.text])
    return texts
  }

  /** A value in a sentence: where it is given by a caller, what callers write is a phrase of its own. */
  #inside(expression: ts.Expression): readonly string[] {
    const texts = this.#textsOf(expression)
    if (texts === undefined) {
      if (ts.isIdentifier(expression) && this.#constantOf(expression) === undefined)
        for (const text of this.#given(expression).flatMap((one) => this.#textsOf(one) ?? []))
          this.#add(text, expression.getSourceFile().fileName)
      return [hole]
    }
    if (!ts.isIdentifier(expression) || this.#constantOf(expression) !== undefined) return texts
    for (const text of texts) this.#add(text, expression.getSourceFile().fileName)
    return [hole]
  }

  #named(name: ts.Identifier): readonly string[] | undefined {
    if (name.text === 'undefined') return []
    const constant = this.#constantOf(name)
    if (constant !== undefined) return this.#textsOf(constant)
    const given = this.#given(name)
    return given.length === 0 ? undefined : this.#all(given)
  }

  /** The value of the constant nearest to where its name is used. */
  #constantOf(name: ts.Identifier): ts.Expression | undefined {
    if (parameterOf(name) !== undefined) return undefined
    const all = this.#constants.get(name.text) ?? []
    const here = all.filter((one) => one.getSourceFile() === name.getSourceFile())
    const inReach = here.find((one) => isAround(scopeOf(one), name))
    return inReach ?? (all.length === 1 && here.length === 0 ? all[0] : undefined)
  }

  /** What callers give for the parameter that this is, and what it is without. */
  #given(name: ts.Identifier): ts.Expression[] {
    const found = parameterOf(name)
    if (found === undefined) return []
    const { callable, index } = found
    const called = nameOf(callable) ?? ''
    // A method may be called through anything, so its name tells too little.
    if (ts.isMethodDeclaration(callable) && !called.startsWith('#')) return []
    const isOnly = this.#functions.get(called)?.length === 1
    const given = (this.#calls.get(called) ?? [])
      .filter((call) => sameFile(call, callable) || (isOnly && ts.isIdentifier(call.expression)))
      .flatMap((call) => call.arguments.slice(index, index + 1))
    const initialiser = callable.parameters[index].initializer
    return initialiser === undefined ? given : [...given, initialiser]
  }

  #answered(call: ts.CallExpression): readonly string[] | undefined {
    const all = this.#functions.get(calledName(call)) ?? []
    const here = all.filter((one) => sameFile(one, call))
    const isPlain = ts.isIdentifier(call.expression)
    const known = here.length > 0 ? here : isPlain ? all : []
    return known.length === 1 ? this.#all(answersOf(known[0])) : undefined
  }

  #all(expressions: readonly ts.Expression[]): readonly string[] | undefined {
    const texts = expressions.map((one) => this.#textsOf(one))
    return texts.every((text) => text !== undefined) && expressions.length > 0
      ? [...new Set(texts.flat())]
      : undefined
  }
}

function isFallback(node: ts.Expression): node is Fallback {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
}

/** The words of an error or of a record, which were said before. */
function isHandedOn(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && saidProperties.includes(node.name.text)
}

function joined(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((head) => second.map((tail) => head + tail))
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}

function put<Value>(map: Map<string, Value[]>, name: string, value: Value): void {
  const values = map.get(name)
  if (values === undefined) map.set(name, [value])
  else values.push(value)
}

function isNamedFunction(
  node: ts.Node,
): node is (ts.FunctionDeclaration | ts.MethodDeclaration) & { name: ts.PropertyName } {
  return (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.name !== undefined
}

function nameOf(callable: Callable): string | undefined {
  if (isNamedFunction(callable)) return callable.name.getText()
  return ts.isVariableDeclaration(callable.parent) ? callable.parent.name.getText() : undefined
}

/** `kept` of kept(…), bench.kept(…) and this.kept(…). */
function calledName({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()
}

function sameFile(one: ts.Node, other: ts.Node): boolean {
  return one.getSourceFile() === other.getSourceFile()
}

/** Whether a sentence begins to be written here, and is not only handed on. */
function isWritten(node: ts.Expression): boolean {
  if (ts.isConditionalExpression(node)) return isWritten(node.whenTrue) || isWritten(node.whenFalse)
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isArrayLiteralExpression(node)
}

function parameterOf(name: ts.Identifier): { callable: Callable; index: number } | undefined {
  for (let node: ts.Node = name; !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isFunctionLike(node) || !('body' in node)) continue
    const index = node.parameters.findIndex((one) => one.name.getText() === name.text)
    if (index >= 0) return { callable: node, index }
  }
  return undefined
}

function scopeOf(node: ts.Node): ts.Node {
  let scope = node.parent
  while (!ts.isBlock(scope) && !ts.isSourceFile(scope)) scope = scope.parent
  return scope
}

function isAround(scope: ts.Node, node: ts.Node): boolean {
  return sameFile(scope, node) && scope.pos <= node.pos && node.end <= scope.end
}

/** What a function returns, in all its ways. */
function answersOf({ body }: Callable): ts.Expression[] {
  if (body === undefined) return []
  if (!ts.isBlock(body)) return [body]
  const answers: ts.Expression[] = []
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return
    if (ts.isReturnStatement(node) && node.expression !== undefined) answers.push(node.expression)
    ts.forEachChild(node, look)
  }
  look(body)
  return answers
}
