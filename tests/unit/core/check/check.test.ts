import { describe, expect, it } from 'vitest';
import {
	again,
	either,
	flag,
	formed,
	list,
	number,
	object,
	oneOf,
	optional,
	orNull,
	record,
	text,
	variants,
	where,
	whole,
	type Check,
	type Fields,
} from '#src/core/check/index.ts';

interface Input {
	readonly weight: number;
	readonly name: string | null;
	readonly better?: 'higher' | 'lower';
}
const input = object<Input>({
	weight: number(0, 100),
	name: orNull(text),
	better: optional(oneOf('higher', 'lower')),
});
const sound: Input = { weight: 1, name: null };

describe('checks', () => {
	it('CHK1 the first flaw is named by its place', () => {
		const all = object<{ readonly inputs: readonly Input[]; readonly by: Readonly<Record<string, Input>> }>({
			inputs: list(input),
			by: record(input),
		});
		expect(all({ inputs: [sound, sound], by: { a: sound } })).toBeNull();
		expect(all({ inputs: [sound, { ...sound, weight: '1' }], by: {} })).toEqual({
			why: 'type',
			at: 'inputs[1].weight',
		});
		expect(all({ inputs: [], by: { a: { ...sound, better: 'best' } } })).toEqual({
			why: 'unknown',
			at: 'by.a.better',
		});
		expect(list(list(number()))([[1], [2, null]])).toEqual({ why: 'type', at: '[1][1]' });
	});

	it('CHK2 numbers are finite and within limits', () => {
		const check = whole(0, 10);
		expect([0, 10, 7].map(check)).toEqual([null, null, null]);
		expect([11, -1, 0.5, Infinity].map((value) => check(value)?.why)).toEqual(Array(4).fill('range'));
		expect(['7', Number.NaN, null, true].map((value) => check(value)?.why)).toEqual(Array(4).fill('type'));
		expect(number()(-Infinity)?.why).toBe('range');
		expect(number()(Number.MAX_VALUE)).toBeNull();
	});

	it('CHK2 lists and records have a limit of entries', () => {
		expect(list(flag, 2)([true, false, true])?.why).toBe('many');
		expect(record(flag, 1)({ a: true, b: true })?.why).toBe('many');
		expect(list(flag)({ length: 0 })?.why).toBe('type');
		expect(record(flag)([])?.why).toBe('type');
	});

	it('CHK3 optional fields may be missing, others not, and unknown ones are let be', () => {
		expect(input(sound)).toBeNull();
		expect(input({ ...sound, later: { than: 'this' } })).toBeNull();
		expect(input({ weight: 1 })).toEqual({ why: 'missing', at: 'name' });
		expect(input({ ...sound, better: null })?.at).toBe('better');
		expect(input(Object.create(sound))?.why).toBe('missing');
	});

	it('CHK4 a field tells kinds apart', () => {
		type Part = { readonly kind: 'one'; readonly a: number } | { readonly kind: 'two' | 'three' };
		const two = object<Extract<Part, { kind: 'two' | 'three' }>>({ kind: oneOf('two', 'three') });
		const part = variants<Part, 'kind'>('kind', {
			one: object({ kind: oneOf('one'), a: number() }),
			two,
			three: two,
		});
		expect([{ kind: 'one', a: 1 }, { kind: 'two' }, { kind: 'three' }].map(part)).toEqual([null, null, null]);
		expect(part({ kind: 'one' })).toEqual({ why: 'missing', at: 'a' });
		expect(part({ kind: 'four' })).toEqual({ why: 'unknown', at: 'kind' });
		expect(part({ kind: 'constructor' })).toEqual({ why: 'unknown', at: 'kind' });
		expect(part({})).toEqual({ why: 'missing', at: 'kind' });
	});

	it('CHK4 one type or the other, a text of a form, a type that holds itself', () => {
		const id = either(oneOf('eight'), formed<`own:${string}`>(/^own:/));
		expect(['eight', 'own:1', 'nine', 8].map((value) => id(value)?.why ?? null)).toEqual([
			null,
			null,
			'unknown',
			'type',
		]);
		interface Tree {
			readonly of: readonly Tree[];
		}
		const tree: Check<Tree> = object<Tree>({ of: list(again(() => tree)) });
		expect(tree({ of: [{ of: [] }, { of: [] }] })).toBeNull();
		expect(tree({ of: [{ of: [{}] }] })?.at).toBe('of[0].of[0].of');
		const short = where(text, (value) => (value.length < 3 ? null : { why: 'range', at: '' }));
		expect([short('ab'), short('abc')?.why, short(1)?.why]).toEqual([null, 'range', 'type']);
	});

	it('CHK5 the check of another type, or one field fewer, is no check of the type', () => {
		type Fits<A, B> = [A] extends [B] ? true : false;
		const wider: Fits<Check<string | null>, Check<string>> = false;
		const narrower: Fits<Check<'a'>, Check<string>> = false;
		const fewer: Fits<Pick<Fields<Input>, 'weight' | 'name'>, Fields<Input>> = false;
		const notOptional: Fits<Fields<Required<Input>>, Fields<Input>> = false;
		const same: Fits<Fields<Input>, Fields<Input>> = true;
		expect([wider, narrower, fewer, notOptional, same]).toEqual([false, false, false, false, true]);
	});
});
